import { TagsInput, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useI18n } from '../../i18n/context';
import type { PartProps } from './DefinitionForm';
import { wrongIn } from './form';
import { reach, suggestions } from './tools';
import { useTools } from './useTools';

/** Patterns of tools as chips, with what there is to choose from. */
export function ToolsField({ value, wrong, readOnly, onChange }: PartProps) {
  const { t } = useI18n();
  const tools = useTools();
  const choices = useMemo(() => suggestions(tools), [tools]);
  return (
    <div>
      <TagsInput
        label={t('agents.tools')}
        description={t('agents.toolsText')}
        placeholder={t('agents.toolsAdd')}
        maxTags={100}
        disabled={readOnly}
        data={choices}
        limit={40}
        maxDropdownHeight={280}
        acceptValueOnBlur
        value={value.tools}
        error={wrongIn(wrong, 'tools')}
        onChange={(next) => onChange({ ...value, tools: next })}
      />
      {tools.length > 0 && (
        <Text size="xs" c="dimmed" mt={6}>
          {t('agents.reach', reach(value, tools))}
        </Text>
      )}
    </div>
  );
}
