import { Badge, Button, CloseButton, Group, Loader, Paper, Text } from '@mantine/core';
import { IconPlayerStop } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useI18n } from '../../../i18n/context';
import { RUN_TONE, runStateLabel } from '../../../i18n/labels';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { type ExecutionDetail, unfinished, useStop } from '../api';

/** Which run is drawn, and how it stands. */
export function RunBanner(props: {
  runId: string;
  execution: UseQueryResult<ExecutionDetail>;
  onClose: () => void;
}) {
  const { runId, execution, onClose } = props;
  const { t } = useI18n();
  const stop = useStop(runId);
  if (execution.isError) {
    return <ErrorNotice error={execution.error} onRetry={() => void execution.refetch()} />;
  }
  const run = execution.data;
  return (
    <Paper withBorder px="sm" py={6} radius="md" shadow="sm" role="status">
      <Group gap="sm" wrap="nowrap">
        {!run && <Loader size="xs" />}
        {run && <Badge color={RUN_TONE[run.state]}>{runStateLabel(run.state, t)}</Badge>}
        {run?.error && (
          <Text size="sm" c="var(--mantine-color-error)" lineClamp={2}>
            {run.error}
          </Text>
        )}
        <Link to="/runs/$id" params={{ id: runId }}>
          <Text size="xs" span>
            {t('runs.open')}
          </Text>
        </Link>
        {unfinished(run?.state) && (
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconPlayerStop size={13} aria-hidden="true" />}
            loading={stop.isPending}
            onClick={() => stop.mutate()}
          >
            {t('runs.cancel')}
          </Button>
        )}
        <CloseButton size="sm" aria-label={t('flow.hideRun')} onClick={onClose} />
      </Group>
    </Paper>
  );
}
