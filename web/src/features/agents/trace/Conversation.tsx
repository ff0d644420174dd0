import { Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useCan } from '../../../app/session';
import { useI18n } from '../../../i18n/context';
import { isUnfinished } from '../../runs/queries';
import { Rerun } from '../../runs/Rerun';
import type { Trace } from '../api';
import { EntryView } from './EntryView';
import { conversation, type Entry } from './model';
import classes from './trace.module.css';

/** What the agent did, step by step, in the order in which it worked. */
export function Conversation({ trace }: { trace: Trace }) {
  const { t } = useI18n();
  const entries = useMemo(() => conversation(trace), [trace]);
  const working = trace.run.state === 'running' && trace.open.length === 0;
  if (entries.length === 0 && !working) {
    return (
      <Text size="sm" c="dimmed">
        {t('trace.empty')}
      </Text>
    );
  }
  return (
    <>
      <ol className={classes.entries} aria-label={t('trace.conversation')}>
        {entries.map((entry) => (
          <EntryView key={entry.id} entry={entry} over={<Over trace={trace} entry={entry} />} />
        ))}
      </ol>
      {working && (
        <Text size="sm" c="dimmed" role="status" mt="xs">
          {t('trace.working')}
        </Text>
      )}
    </>
  );
}

/** Does the run over from a step on, once it has ended. */
function Over({ trace, entry }: { trace: Trace; entry: Entry }) {
  const navigate = useNavigate();
  const can = useCan();
  if (entry.is === 'told' || isUnfinished(trace.run) || !can('runs:write')) return null;
  return (
    <Rerun
      run={trace.run}
      fromStep={entry.step.name}
      onMade={(made) =>
        void navigate({ to: '/agents/$id/runs/$runId', params: { id: trace.agentId, runId: made.id } })
      }
    />
  );
}
