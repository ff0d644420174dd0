import { Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Run } from '../../api/types';
import { useCan } from '../../app/session';
import { useFormat, useI18n } from '../../i18n/context';
import { runKindLabel } from '../../i18n/labels';
import { BackLink } from '../../ui/BackLink';
import { Card } from '../../ui/Card';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { Payload } from './Payload';
import { AGENT_RUN, isUnfinished, logsQuery, originOf, runQuery, stepsQuery, useRunAction } from './queries';
import { Rerun } from './Rerun';
import { RunBadges } from './RunBadges';
import { RunLogs } from './RunLogs';
import { actionsFor, ICONS } from './RunMenu';
import { RunProgress } from './RunProgress';
import { Timeline } from './Timeline';

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
    <Page key={id} title={name} back={back} actions={<Actions run={run.data} />}>
      <Stack gap="md">
        <Summary run={run.data} name={name} />
        <Steps run={run.data} />
        <Logs run={run.data} />
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <Data title={t('runs.input')} run={id} value={run.data.input} blob={run.data.inputBlob} />
          <Data title={t('runs.output')} run={id} value={run.data.output} blob={run.data.outputBlob} />
        </SimpleGrid>
      </Stack>
    </Page>
  );
}

function Actions({ run }: { run: Run }) {
  const { t } = useI18n();
  const can = useCan();
  const act = useRunAction(run.id);
  if (!can('runs:write')) return null;
  return (
    <>
      {actionsFor(run).map((action) => {
        const Icon = ICONS[action];
        return (
          <Button
            key={action}
            variant={action === 'retry' ? 'filled' : 'default'}
            leftSection={<Icon size={16} aria-hidden="true" />}
            loading={act.isPending && act.variables === action}
            onClick={() => act.mutate(action)}
          >
            {t(`runs.${action}`)}
          </Button>
        );
      })}
      {!isUnfinished(run) && <Rerun run={run} />}
      {act.error && <ErrorNotice error={act.error} />}
    </>
  );
}

function Summary({ run, name }: { run: Run; name: string }) {
  const { t } = useI18n();
  const format = useFormat();
  return (
    <Card>
      <Group gap="lg" mb="sm">
        <RunBadges run={run} size="lg" />
        {run.attempt > 0 && run.maxAttempts > 1 && (
          <Text size="sm" c="dimmed">
            {t('runs.attempt', { attempt: run.attempt, most: run.maxAttempts })}
          </Text>
        )}
        {run.cost.workMs > 0 && (
          <Text size="sm" c="dimmed">
            {t('runs.worked', { time: format.duration(run.cost.workMs) })}
          </Text>
        )}
        {run.cost.promptTokens + run.cost.completionTokens > 0 && (
          <Text size="sm" c="dimmed">
            {t('runs.tokens', {
              read: format.number(run.cost.promptTokens),
              written: format.number(run.cost.completionTokens),
            })}
          </Text>
        )}
        <Text size="sm" c="dimmed">
          {t('runs.createdAt', { time: format.dateTime(run.createdAt) })}
        </Text>
        {run.deadline && isUnfinished(run) && (
          <Text size="sm" c="dimmed">
            {t('runs.deadline', { time: format.dateTime(run.deadline) })}
          </Text>
        )}
        {originOf(run) && (
          <Link to="/runs/$id" params={{ id: originOf(run) ?? '' }}>
            <Text size="sm" span>
              {t('runs.origin')}
            </Text>
          </Link>
        )}
        {run.subject && (
          <Link to="/runs" search={{ about: run.subject }}>
            <Text size="sm" span>
              {t('runs.about')}
            </Text>
          </Link>
        )}
        {run.kind === AGENT_RUN && run.subject && (
          <Link to="/agents/$id/runs/$runId" params={{ id: run.subject, runId: run.id }}>
            <Text size="sm" span>
              {t('agents.openTrace')}
            </Text>
          </Link>
        )}
        {run.parentId && (
          <Link to="/runs/$id" params={{ id: run.parentId }}>
            <Text size="sm" span>
              {t('runs.parent')}
            </Text>
          </Link>
        )}
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
    <Card title={t('runs.timeline')}>
      {steps.isPending && <LoadingRows rows={3} height={26} />}
      {steps.isError && <ErrorNotice error={steps.error} onRetry={() => steps.refetch()} />}
      {steps.isSuccess && <Timeline run={run} steps={steps.data} />}
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

function Data(props: { title: string; run: string; value: unknown; blob: string | null }) {
  const { title, run, value, blob } = props;
  if ((value === null || value === undefined) && blob === null) return null;
  return (
    <Card title={title}>
      <Payload run={run} value={value} blob={blob} label={title} open={2} />
    </Card>
  );
}
