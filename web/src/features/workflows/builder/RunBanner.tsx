import { Badge, Button, CloseButton, Group, Loader, Paper, Text } from '@mantine/core';
import { IconPlayerStop } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useI18n } from '../../../i18n/context';
import { RUN_TONE, runStateLabel } from '../../../i18n/labels';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { RoundChooser } from '../../runs/RoundChooser';
import { type ExecutionDetail, unfinished, useStop } from '../api';
import classes from './builder.module.css';
import type { useRounds } from './useRounds';

/** Which run is drawn, and how it stands. */
export function RunBanner(props: {
  runId: string;
  execution: UseQueryResult<ExecutionDetail>;
  rounds: Pick<ReturnType<typeof useRounds>, 'loops' | 'failure' | 'choose'>;
  onClose: () => void;
}) {
  const { runId, execution, rounds, onClose } = props;
  const { t } = useI18n();
  const stop = useStop(runId);
  if (execution.isError) {
    return <ErrorNotice error={execution.error} onRetry={() => void execution.refetch()} />;
  }
  const run = execution.data;
  return (
    <Paper withBorder px="sm" py={6} radius="md" shadow="sm">
      <Group gap="sm" wrap="nowrap" role="status">
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
        <CloseButton ml="auto" size="sm" aria-label={t('flow.hideRun')} onClick={onClose} />
      </Group>
      {rounds.loops.map(({ id, ...loop }) => (
        <Group key={id} className={classes.rounds}>
          <RoundChooser {...loop} onChoose={(index) => rounds.choose(id, index)} />
        </Group>
      ))}
      {rounds.failure ? <ErrorNotice error={rounds.failure} /> : null}
    </Paper>
  );
}
