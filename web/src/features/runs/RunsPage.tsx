import { Badge, Button, Group, Select, Table } from '@mantine/core';
import { IconProgressCheck } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import { flatten } from '../../api/pages';
import type { Run, RunState } from '../../api/types';
import { useFormat, useI18n } from '../../i18n/context';
import { RUN_TONE, runKindLabel, runStateLabel } from '../../i18n/labels';
import { Card } from '../../ui/Card';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { RelativeTime } from '../../ui/RelativeTime';
import ui from '../../ui/ui.module.css';
import { isUnfinished } from './queries';
import { RunProgress } from './RunProgress';

const STATES: RunState[] = ['queued', 'running', 'waiting', 'completed', 'failed', 'cancelled'];

export function RunsPage() {
  const { t } = useI18n();
  const [state, setState] = useState<RunState | null>(null);
  const filter = { state: state ?? undefined };
  const runs = useInfiniteQuery({
    queryKey: keys.runList(filter),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      unwrap(api.GET('/api/v1/runs', { params: { query: { ...filter, limit: 30, cursor: pageParam } } })),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: (query) => (flatten(query.state.data).some(isUnfinished) ? 3000 : false),
  });
  const items = flatten(runs.data);
  return (
    <Page title={t('runs.title')} intro={t('runs.intro')}>
      <Group mb="md">
        <Select
          aria-label={t('runs.filterState')}
          placeholder={t('runs.allStates')}
          clearable
          clearButtonProps={{ 'aria-label': t('action.clear') }}
          data={STATES.map((value) => ({ value, label: runStateLabel(value, t) }))}
          value={state}
          onChange={(value) => setState(STATES.find((each) => each === value) ?? null)}
        />
      </Group>
      {runs.isPending && <LoadingRows />}
      {runs.isError && <ErrorNotice error={runs.error} onRetry={() => runs.refetch()} />}
      {runs.isSuccess && items.length === 0 && (
        <EmptyState icon={IconProgressCheck} title={t('runs.none')} text={t('runs.noneText')} />
      )}
      {items.length > 0 && (
        <Card p={0}>
          <Table.ScrollContainer minWidth={340}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('runs.kind')}</Table.Th>
                  <Table.Th>{t('runs.state')}</Table.Th>
                  <Table.Th w="34%">{t('runs.progress')}</Table.Th>
                  <Table.Th visibleFrom="sm">{t('runs.took')}</Table.Th>
                  <Table.Th visibleFrom="sm">{t('runs.created')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map((run) => (
                  <Row key={run.id} run={run} />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Card>
      )}
      {runs.hasNextPage && (
        <Button
          mt="md"
          variant="default"
          loading={runs.isFetchingNextPage}
          onClick={() => runs.fetchNextPage()}
        >
          {t('action.more')}
        </Button>
      )}
    </Page>
  );
}

function Row({ run }: { run: Run }) {
  const { t } = useI18n();
  const format = useFormat();
  const name = runKindLabel(run.kind, t);
  const took =
    run.startedAt && run.finishedAt ? Date.parse(run.finishedAt) - Date.parse(run.startedAt) : null;
  return (
    <Table.Tr>
      <Table.Td>
        <Link className={ui.rowLink} to="/runs/$id" params={{ id: run.id }}>
          {name}
        </Link>
      </Table.Td>
      <Table.Td>
        <Badge color={RUN_TONE[run.state]}>{runStateLabel(run.state, t)}</Badge>
      </Table.Td>
      <Table.Td>
        <RunProgress run={run} label={t('runs.progressOf', { name })} />
      </Table.Td>
      <Table.Td className="tk-tabular" visibleFrom="sm">
        {took === null ? '–' : format.duration(took)}
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <RelativeTime at={run.createdAt} />
      </Table.Td>
    </Table.Tr>
  );
}
