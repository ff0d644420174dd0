import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Run } from '../../../api/types';
import { useFormat, useI18n } from '../../../i18n/context';
import { runKindLabel } from '../../../i18n/labels';
import { isUnfinished } from '../../runs/queries';
import { RunBadges } from '../../runs/RunBadges';
import { RunProgress } from '../../runs/RunProgress';
import { useNow } from '../../runs/useNow';

/** Where an execution stands: its state, how far it is, what it used and what went wrong. */
export function TraceState({ run, tokens, children }: { run: Run; tokens: number; children?: ReactNode }) {
  const { t } = useI18n();
  const format = useFormat();
  const now = useNow(isUnfinished(run));
  const end = run.finishedAt ? Date.parse(run.finishedAt) : now;
  return (
    <>
      <Group gap="lg" mb="sm">
        <RunBadges run={run} size="lg" />
        {run.startedAt && (
          <Text size="sm" c="dimmed" className="tk-tabular">
            {format.duration(Math.max(0, end - Date.parse(run.startedAt)))}
          </Text>
        )}
        <Text size="sm" c="dimmed">
          {t('runs.tokensShort', { count: format.number(tokens) })}
        </Text>
        {children}
      </Group>
      <RunProgress run={run} label={t('runs.progressOf', { name: runKindLabel(run.kind, t) })} />
      {run.error && (
        <Text mt="xs" size="sm" c="var(--mantine-color-error)" style={{ overflowWrap: 'anywhere' }}>
          {run.error}
        </Text>
      )}
    </>
  );
}
