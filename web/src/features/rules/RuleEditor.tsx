import { Button, Group, JsonInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { RuleDetail, RuleType } from '../../api/types';
import { useI18n } from '../../i18n/context';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { parseJson } from './parseJson';
import { useSaveRule } from './queries';
import classes from './rules.module.css';

export function RuleEditor({ rule, readOnly }: { rule: RuleDetail; readOnly: boolean }) {
  const { t } = useI18n();
  const [text, setText] = useState(() => JSON.stringify(rule.content, null, 2));
  const save = useSaveRule(rule.name);
  const parsed = parseJson(text, t);
  return (
    <Stack gap="sm">
      <JsonInput
        aria-label={t('rules.json')}
        classNames={{ input: classes.json }}
        autosize
        minRows={12}
        maxRows={28}
        readOnly={readOnly}
        value={text}
        onChange={setText}
        error={parsed.ok ? null : parsed.reason}
      />
      {save.isError && <ErrorNotice error={save.error} />}
      {!readOnly && (
        <Group justify="flex-end">
          {save.isSuccess && (
            <Text size="sm" c="dimmed" role="status">
              {t('state.saved')}
            </Text>
          )}
          <Button
            disabled={!parsed.ok}
            loading={save.isPending}
            onClick={() => parsed.ok && save.mutate({ type: rule.type as RuleType, content: parsed.value })}
          >
            {t('action.save')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
