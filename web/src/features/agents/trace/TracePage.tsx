import { SimpleGrid, Stack, Text } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useCan } from '../../../app/session';
import { useFormat, useI18n } from '../../../i18n/context';
import { BackLink } from '../../../ui/BackLink';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { JsonTree } from '../../../ui/JsonTree';
import { LoadingRows } from '../../../ui/Loading';
import { Page } from '../../../ui/Page';
import { isUnfinished } from '../../runs/queries';
import { MAY_RUN, type Trace } from '../api';
import { Answer } from './Answer';
import { Conversation } from './Conversation';
import { Cancel } from './LiveTrace';
import { conversation, tokensOf } from './model';
import { OpenCalls } from './OpenCalls';
import { TellBox } from './TellBox';
import { TraceState } from './TraceState';
import { TraceTimeline } from './TraceTimeline';
import classes from './trace.module.css';
import { useTrace } from './useTrace';

const route = getRouteApi('/agents/$id/runs/$runId');

/** What an agent did in one execution. */
export function TracePage() {
  const { t } = useI18n();
  const { id, runId } = route.useParams();
  const { trace, begins, waiting } = useTrace(runId);
  const name = trace.data?.agentName;
  return (
    <Page
      key={runId}
      title={name ? t('trace.title', { name }) : t('runKind.agents.execute')}
      back={
        <BackLink to="/agents/$id" params={{ id }} search={{ tab: 'work' }}>
          {name ?? t('agents.one')}
        </BackLink>
      }
      actions={isUnfinished(trace.data?.run) && <Cancel runId={runId} />}
    >
      {trace.data ? (
        <Shown trace={trace.data} />
      ) : begins ? (
        <Card>
          <Text size="sm" mb="sm">
            {t('trace.starting')}
          </Text>
          <TraceState run={begins} tokens={0} />
        </Card>
      ) : waiting ? (
        <LoadingRows />
      ) : (
        <ErrorNotice error={trace.error} onRetry={() => void trace.refetch()} />
      )}
    </Page>
  );
}

function Shown({ trace }: { trace: Trace }) {
  const { t } = useI18n();
  const format = useFormat();
  const can = useCan();
  const tokens = useMemo(() => tokensOf(conversation(trace)), [trace]);
  const { run } = trace;
  return (
    <Stack gap="md">
      <Answer trace={trace} />
      <Card>
        <TraceState run={run} tokens={tokens}>
          <Text size="sm" c="dimmed">
            {trace.tried ? t('trace.tried') : t('trace.version', { number: trace.version })}
          </Text>
          <Text size="sm" c="dimmed">
            {t('runs.createdAt', { time: format.dateTime(run.createdAt) })}
          </Text>
          {can('runs:read') && (
            <Link to="/runs/$id" params={{ id: run.id }}>
              <Text size="sm" span>
                {t('trace.run')}
              </Text>
            </Link>
          )}
          {run.originId && (
            <Link to="/agents/$id/runs/$runId" params={{ id: trace.agentId, runId: run.originId }}>
              <Text size="sm" span>
                {t('runs.origin')}
              </Text>
            </Link>
          )}
        </TraceState>
      </Card>
      <OpenCalls calls={trace.open} />
      {isUnfinished(run) && can(MAY_RUN) && (
        <Card>
          <TellBox runId={run.id} />
        </Card>
      )}
      <SimpleGrid cols={{ base: 1, md: trace.steps.length > 0 ? 2 : 1 }} spacing="md">
        <Task trace={trace} />
        {trace.steps.length > 0 && (
          <Card title={t('trace.timeline')}>
            <TraceTimeline trace={trace} />
          </Card>
        )}
      </SimpleGrid>
      <Card title={t('trace.conversation')}>
        <Conversation trace={trace} />
      </Card>
    </Stack>
  );
}

/** What it was set to do. */
function Task({ trace }: { trace: Trace }) {
  const { t } = useI18n();
  const input = trace.run.input as { task?: string; context?: unknown } | null;
  return (
    <Card title={t('trace.task')}>
      <div className={classes.words}>{input?.task}</div>
      {input?.context != null && (
        <div className={classes.payload}>
          <Text size="sm" c="dimmed">
            {t('trace.context')}
          </Text>
          <JsonTree value={input.context} label={t('trace.context')} open={2} />
        </div>
      )}
    </Card>
  );
}
