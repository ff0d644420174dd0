import { Badge, Button, Table, Text } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { flatten } from '../../../api/pages';
import { useFormat, useI18n } from '../../../i18n/context';
import { RUN_TONE, runStateLabel } from '../../../i18n/labels';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { LoadingRows } from '../../../ui/Loading';
import { RelativeTime } from '../../../ui/RelativeTime';
import ui from '../../../ui/ui.module.css';
import { type Execution, executionsQuery, unfinished, type Workflow } from '../api';
import { WorkflowFrame } from './WorkflowFrame';

const POLL_MS = 3000;

/** Every run of a workflow; each can be looked at on the canvas. */
export function Executions({ workflow }: { workflow: Workflow }) {
  const { t } = useI18n();
  const list = useInfiniteQuery({
    ...executionsQuery(workflow.id),
    refetchInterval: (query) =>
      flatten(query.state.data).some((run) => unfinished(run.state)) ? POLL_MS : false,
  });
  const items = flatten(list.data);
  return (
    <WorkflowFrame workflow={workflow} view="executions">
      {list.isPending && <LoadingRows />}
      {list.isError && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && items.length === 0 && (
        <EmptyState icon={IconPlayerPlay} title={t('flow.noExecutions')} text={t('flow.noExecutionsText')} />
      )}
      {items.length > 0 && (
        <Card p={0}>
          <Table.ScrollContainer minWidth={340}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('flow.started')}</Table.Th>
                  <Table.Th>{t('runs.state')}</Table.Th>
                  <Table.Th>{t('flow.version')}</Table.Th>
                  <Table.Th visibleFrom="sm">{t('flow.startedBy')}</Table.Th>
                  <Table.Th visibleFrom="sm">{t('runs.took')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map((run) => (
                  <Row key={run.runId} id={workflow.id} run={run} />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Card>
      )}
      {list.hasNextPage && (
        <Button
          mt="md"
          variant="default"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t('action.more')}
        </Button>
      )}
    </WorkflowFrame>
  );
}

function Row({ id, run }: { id: string; run: Execution }) {
  const { t } = useI18n();
  const format = useFormat();
  const took =
    run.startedAt && run.finishedAt ? Date.parse(run.finishedAt) - Date.parse(run.startedAt) : null;
  return (
    <Table.Tr>
      <Table.Td>
        <Link className={ui.rowLink} to="/workflows/$id" params={{ id }} search={{ run: run.runId }}>
          <RelativeTime at={run.startedAt ?? run.createdAt} />
        </Link>
        {run.error && (
          <Text size="xs" c="var(--mantine-color-error)" lineClamp={2}>
            {run.error}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Badge color={RUN_TONE[run.state]}>{runStateLabel(run.state, t)}</Badge>
      </Table.Td>
      <Table.Td>{run.version === 0 ? t('flow.draft') : `v${run.version}`}</Table.Td>
      <Table.Td visibleFrom="sm">{run.trigger}</Table.Td>
      <Table.Td visibleFrom="sm" className="tk-tabular">
        {took === null ? '–' : format.duration(took)}
      </Table.Td>
    </Table.Tr>
  );
}
