import { Badge, Button, Group, Select, Stack, Table, Text } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { flatten } from '../../api/pages';
import type { RunState } from '../../api/types';
import { useCan } from '../../app/session';
import { useFormat, useI18n } from '../../i18n/context';
import { RUN_TONE, runStateLabel } from '../../i18n/labels';
import { Card } from '../../ui/Card';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { JsonField } from '../../ui/JsonField';
import { LoadingRows } from '../../ui/Loading';
import { RelativeTime } from '../../ui/RelativeTime';
import ui from '../../ui/ui.module.css';
import { RUN_STATES } from '../runs/search';
import { useNow } from '../runs/useNow';
import { type Agent, type AgentRun, agentRunsQuery, MAY_RUN } from './api';
import { TaskForm } from './TaskForm';

/** What an agent was set to do, and the way to set it to work. */
export function WorkTab({ agent }: { agent: Agent }) {
  const { t } = useI18n();
  const can = useCan();
  const [state, setState] = useState<RunState | null>(null);
  const runs = useInfiniteQuery(agentRunsQuery(agent.id, state ?? undefined));
  const items = flatten(runs.data);
  return (
    <Stack gap="md" maw={1180}>
      {can(MAY_RUN) && <SetToWork agent={agent} />}
      <Group>
        <Select
          aria-label={t('runs.filterState')}
          placeholder={t('runs.allStates')}
          clearable
          clearButtonProps={{ 'aria-label': t('action.clear') }}
          data={RUN_STATES.map((value) => ({ value, label: runStateLabel(value, t) }))}
          value={state}
          onChange={(value) => setState(RUN_STATES.find((one) => one === value) ?? null)}
        />
      </Group>
      {runs.isPending && <LoadingRows />}
      {runs.isError && <ErrorNotice error={runs.error} onRetry={() => void runs.refetch()} />}
      {runs.isSuccess && items.length === 0 && (
        <EmptyState
          icon={IconListCheck}
          title={t('agents.noWork')}
          text={state ? t('runs.noneSuch') : t('agents.noWorkText')}
        />
      )}
      {items.length > 0 && <List agent={agent} items={items} />}
      {runs.hasNextPage && (
        <Button variant="default" loading={runs.isFetchingNextPage} onClick={() => void runs.fetchNextPage()}>
          {t('action.more')}
        </Button>
      )}
    </Stack>
  );
}

function SetToWork({ agent }: { agent: Agent }) {
  const { t } = useI18n();
  const [context, setContext] = useState<unknown>(undefined);
  return (
    <Card title={t('agents.setToWork')}>
      <TaskForm agent={agent} given={{ context }} label={t('agents.setToWork')}>
        <details>
          <summary>{t('trace.context')}</summary>
          <JsonField
            label={t('trace.context')}
            value={context}
            readOnly={false}
            optional
            onChange={setContext}
          />
        </details>
      </TaskForm>
    </Card>
  );
}

function List({ agent, items }: { agent: Agent; items: AgentRun[] }) {
  const { t } = useI18n();
  const now = useNow(items.some((run) => run.finishedAt === null));
  return (
    <Card p={0}>
      <Table.ScrollContainer minWidth={340}>
        <Table aria-label={t('agents.tab.work')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('agents.begun')}</Table.Th>
              <Table.Th>{t('runs.state')}</Table.Th>
              <Table.Th visibleFrom="sm">{t('agents.version')}</Table.Th>
              <Table.Th ta="right">{t('agents.tokensUsed')}</Table.Th>
              <Table.Th ta="right" visibleFrom="sm">
                {t('agents.took')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((run) => (
              <Row key={run.runId} agent={agent} run={run} now={now} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}

function Row({ agent, run, now }: { agent: Agent; run: AgentRun; now: number }) {
  const { t } = useI18n();
  const format = useFormat();
  const end = run.finishedAt ? Date.parse(run.finishedAt) : now;
  return (
    <Table.Tr>
      <Table.Td>
        <Link className={ui.rowLink} to="/agents/$id/runs/$runId" params={{ id: agent.id, runId: run.runId }}>
          <RelativeTime at={run.createdAt} />
        </Link>
      </Table.Td>
      <Table.Td>
        <Badge color={RUN_TONE[run.state]}>{runStateLabel(run.state, t)}</Badge>
        {run.error && (
          <Text size="xs" c="var(--mantine-color-error)" lineClamp={2}>
            {run.error}
          </Text>
        )}
      </Table.Td>
      <Table.Td visibleFrom="sm">v{run.version}</Table.Td>
      <Table.Td ta="right" className="tk-tabular">
        {format.number(run.promptTokens + run.completionTokens)}
      </Table.Td>
      <Table.Td ta="right" visibleFrom="sm" className="tk-tabular">
        {run.startedAt ? format.duration(Math.max(0, end - Date.parse(run.startedAt))) : '–'}
      </Table.Td>
    </Table.Tr>
  );
}
