import { Alert, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useI18n } from '../../i18n/context';
import { runKindLabel, runStateLabel } from '../../i18n/labels';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { useRun } from './queries';
import { RunProgress } from './RunProgress';

/** A run that this page has started, followed to its end. */
export function RunNotice({ runId, title }: { runId: string; title?: string }) {
  const { t } = useI18n();
  const run = useRun(runId);
  if (run.isError) return <ErrorNotice error={run.error} onRetry={() => run.refetch()} />;
  if (!run.data) return null;
  const failed = run.data.state === 'failed';
  const name = title ?? runKindLabel(run.data.kind, t);
  return (
    <Alert variant="light" color={failed ? 'red' : 'fjord'} role="status" p="sm">
      <Text size="sm" fw={600} c="var(--mantine-color-text)">
        {name} · {runStateLabel(run.data.state, t)}
      </Text>
      <RunProgress run={run.data} label={name} />
      {run.data.error && (
        <Text size="sm" c="var(--mantine-color-error)">
          {run.data.error}
        </Text>
      )}
      <Link to="/runs/$id" params={{ id: runId }}>
        <Text size="xs" span>
          {t('runs.open')}
        </Text>
      </Link>
    </Alert>
  );
}
