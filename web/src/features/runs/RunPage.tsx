import { Badge, Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconPlayerStop, IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Run } from '../../api/types';
import { useCan } from '../../app/session';
import { useFormat, useI18n } from '../../i18n/context';
import { RUN_TONE, runKindLabel, runStateLabel } from '../../i18n/labels';
import { BackLink } from '../../ui/BackLink';
import { Card } from '../../ui/Card';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import ui from '../../ui/ui.module.css';
import { isUnfinished, logsQuery, runQuery, stepsQuery, useRunAction } from './queries';
import { RunLogs } from './RunLogs';
import { RunProgress } from './RunProgress';
import { StepTimeline } from './StepTimeline';

const route = getRouteApi('/runs/$id');

export function RunPage() {
  const { t } = useI18n();
  const { id } = route.useParams();
  const run = useQuery(runQuery(id));
  const back = <BackLink to="/runs">{t('runs.title')}</BackLink>;
  if (run.isPending || run.isError) {
    return (
      <Page title={t('runs.one')} back={back}>
        {run.isError ? <ErrorNotice error={run.error} onRetry={() => run.refetch()} /> : <LoadingRows />}
      </Page>
    );
  }
  const name = runKindLabel(run.data.kind, t);
  return (
    <Page title={name} back={back} actions={<Actions run={run.data} />}>
      <Stack gap="md">
        <Summary run={run.data} name={name} />
        <Steps run={run.data} />
        <Logs run={run.data} />
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <Data title={t('runs.input')} value={run.data.input} />
          <Data title={t('runs.output')} value={run.data.output} />
        </SimpleGrid>
      </Stack>
    </Page>
  );
}

function Actions({ run }: { run: Run }) {
  const { t } = useI18n();
  const can = useCan();
  const cancel = useRunAction(run.id, 'cancel');
  const retry = useRunAction(run.id, 'retry');
  const rest = useRunAction(run.id, run.paused ? 'resume' : 'pause');
  const error = cancel.error ?? retry.error ?? rest.error;
  if (!can('runs:write')) return null;
  return (
    <>
      {isUnfinished(run) && !run.cancelRequested && (
        <Button
          variant="default"
          leftSection={
            run.paused ? (
              <IconPlayerPlay size={16} aria-hidden="true" />
            ) : (
              <IconPlayerPause size={16} aria-hidden="true" />
            )
          }
          loading={rest.isPending}
          onClick={() => rest.mutate()}
        >
          {run.paused ? t('runs.resume') : t('runs.pause')}
        </Button>
      )}
      {isUnfinished(run) && (
        <Button
          variant="default"
          leftSection={<IconPlayerStop size={16} aria-hidden="true" />}
          loading={cancel.isPending}
          onClick={() => cancel.mutate()}
        >
          {t('runs.cancel')}
        </Button>
      )}
      {(run.state === 'failed' || run.state === 'cancelled') && (
        <Button
          leftSection={<IconRefresh size={16} aria-hidden="true" />}
          loading={retry.isPending}
          onClick={() => retry.mutate()}
        >
          {t('runs.retry')}
        </Button>
      )}
      {error && <ErrorNotice error={error} />}
    </>
  );
}

function Summary({ run, name }: { run: Run; name: string }) {
  const { t } = useI18n();
  const format = useFormat();
  return (
    <Card>
      <Group gap="lg" mb="sm">
        <Badge size="lg" color={RUN_TONE[run.state]}>
          {runStateLabel(run.state, t)}
        </Badge>
        {run.paused && (
          <Badge size="lg" variant="outline" color="gray">
            {t('runs.paused')}
          </Badge>
        )}
        <Text size="sm" c="dimmed">
          {t('runs.attempt', { attempt: run.attempt, most: run.maxAttempts })}
        </Text>
        <Text size="sm" c="dimmed">
          {t('runs.createdAt', { time: format.dateTime(run.createdAt) })}
        </Text>
        <Text size="xs" c="dimmed" className="tk-mono">
          {run.id}
        </Text>
      </Group>
      <RunProgress run={run} label={t('runs.progressOf', { name })} />
      {run.error && (
        <Text mt="xs" size="sm" c="var(--mantine-color-error)">
          {run.error}
        </Text>
      )}
    </Card>
  );
}

function Steps({ run }: { run: Run }) {
  const { t } = useI18n();
  const steps = useQuery(stepsQuery(run.id, isUnfinished(run)));
  return (
    <Card title={t('runs.steps')}>
      {steps.isPending && <LoadingRows rows={3} height={26} />}
      {steps.isError && <ErrorNotice error={steps.error} onRetry={() => steps.refetch()} />}
      {steps.isSuccess && <StepTimeline steps={steps.data} />}
    </Card>
  );
}

function Logs({ run }: { run: Run }) {
  const { t } = useI18n();
  const logs = useQuery(logsQuery(run.id, isUnfinished(run)));
  return (
    <Card title={t('runs.logs')}>
      {logs.isPending && <LoadingRows rows={3} height={20} />}
      {logs.isError && <ErrorNotice error={logs.error} onRetry={() => logs.refetch()} />}
      {logs.isSuccess && <RunLogs logs={logs.data} />}
    </Card>
  );
}

function Data({ title, value }: { title: string; value: unknown }) {
  if (value === null || value === undefined) return null;
  return (
    <Card title={title}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area has to be reachable by keyboard */}
      <pre className={ui.pre} tabIndex={0}>
        {JSON.stringify(value, null, 2)}
      </pre>
    </Card>
  );
}
