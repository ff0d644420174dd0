import { Button, Group, JsonInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useI18n } from '../../i18n/context';
import { ErrorNotice } from '../../ui/ErrorNotice';
import ui from '../../ui/ui.module.css';
import type { DecisionTable } from './jdm';
import { parseJson } from './parseJson';
import { useEvaluateRule } from './queries';
import classes from './rules.module.css';

/** A context with every field the tables ask about, to be filled in. */
function blankContext(tables: DecisionTable[]): string {
  const context: Record<string, unknown> = {};
  for (const { field } of tables.flatMap((table) => table.inputs)) {
    const path = field.split('.').filter(Boolean);
    let at = context;
    for (const [index, step] of path.entries()) {
      if (index === path.length - 1) at[step] ??= null;
      else {
        at[step] ??= {};
        at = at[step] as Record<string, unknown>;
      }
    }
  }
  return JSON.stringify(context, null, 2);
}

export function RuleTry({ name, tables }: { name: string; tables: DecisionTable[] }) {
  const { t } = useI18n();
  const [text, setText] = useState(() => blankContext(tables));
  const evaluate = useEvaluateRule(name);
  const parsed = parseJson(text, t);
  return (
    <Stack gap="sm">
      <JsonInput
        label={t('rules.context')}
        description={t('rules.contextHint')}
        classNames={{ input: classes.json }}
        autosize
        minRows={6}
        maxRows={16}
        value={text}
        onChange={setText}
        error={parsed.ok ? null : parsed.reason}
      />
      <Group justify="flex-end">
        <Button
          variant="default"
          disabled={!parsed.ok}
          loading={evaluate.isPending}
          onClick={() => parsed.ok && evaluate.mutate(parsed.value)}
        >
          {t('rules.evaluate')}
        </Button>
      </Group>
      {evaluate.isError && <ErrorNotice error={evaluate.error} />}
      {evaluate.isSuccess && (
        <div role="status">
          <Text size="sm" fw={600} mb={4}>
            {t('rules.result')}
          </Text>
          <pre className={ui.pre}>{JSON.stringify(evaluate.data.result, null, 2)}</pre>
        </div>
      )}
    </Stack>
  );
}
