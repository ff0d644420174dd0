import { Button, Table, Text } from '@mantine/core';
import { IconProgressCheck } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { flatten } from '../../api/pages';
import type { Page as List, Run } from '../../api/types';
import { useFormat, useI18n } from '../../i18n/context';
import { runKindLabel } from '../../i18n/labels';
import { Card } from '../../ui/Card';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LinkButton } from '../../ui/LinkButton';
import { LoadingRows } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { RelativeTime } from '../../ui/RelativeTime';
import ui from '../../ui/ui.module.css';
import { isUnfinished } from './queries';
import { RetryMany } from './RetryMany';
import { RunBadges } from './RunBadges';
import { RunFilters } from './RunFilters';
import { RunMenu } from './RunMenu';
import { RunProgress } from './RunProgress';
import { within } from './search';
import { useNow } from './useNow';

const route = getRouteApi('/runs');

export function RunsPage() {
  const { t } = useI18n();
  const search = route.useSearch();
  const filter = {
    state: search.state,
    kind: search.kind,
    subject: search.about,
    error: search.error,
  };
  const runs = useInfiniteQuery({
    queryKey: keys.runList(filter),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      call<List<Run>>('GET', '/runs', { query: { ...filter, limit: 50, cursor: pageParam } }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: (query) => (flatten(query.state.data).some(isUnfinished) ? 3000 : false),
  });
  const loaded = flatten(runs.data);
  const now = useNow(loaded.some(isUnfinished));
  const { items, ends } = within(loaded, search.since, now);
  const narrowed = Object.values(search).some(Boolean);
  return (
    <Page
      title={t('runs.title')}
      intro={t('runs.intro')}
      actions={
        <>
          {search.state === 'failed' && items.length > 0 && <RetryMany search={search} />}
          <LinkButton to="/runs/bounds">{t('bounds.title')}</LinkButton>
          <LinkButton to="/runs/schedules">{t('schedules.title')}</LinkButton>
        </>
      }
    >
      <RunFilters search={search} seen={loaded.map((run) => run.kind)} />
      {runs.isPending && <LoadingRows />}
      {runs.isError && <ErrorNotice error={runs.error} onRetry={() => runs.refetch()} />}
      {runs.isSuccess && items.length === 0 && (
        <EmptyState
          icon={IconProgressCheck}
          title={t('runs.none')}
          text={narrowed ? t('runs.noneSuch') : t('runs.noneText')}
        />
      )}
      {items.length > 0 && (
        <Card p={0}>
          <Table.ScrollContainer minWidth={340}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('runs.kind')}</Table.Th>
                  <Table.Th>{t('runs.state')}</Table.Th>
                  <Table.Th w="30%">{t('runs.progress')}</Table.Th>
                  <Table.Th visibleFrom="sm">{t('runs.took')}</Table.Th>
                  <Table.Th visibleFrom="sm">{t('runs.created')}</Table.Th>
                  <Table.Th w={44} aria-label={t('runs.actions')} />
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map((run) => (
                  <Row key={run.id} run={run} now={now} />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Card>
      )}
      {runs.hasNextPage && !ends && (
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

function Row({ run, now }: { run: Run; now: number }) {
  const { t } = useI18n();
  const format = useFormat();
  const name = runKindLabel(run.kind, t);
  const end = run.finishedAt ? Date.parse(run.finishedAt) : now;
  const tokens = run.cost.promptTokens + run.cost.completionTokens;
  const took = run.startedAt ? Math.max(0, end - Date.parse(run.startedAt)) : null;
  return (
    <Table.Tr>
      <Table.Td>
        <Link className={ui.rowLink} to="/runs/$id" params={{ id: run.id }}>
          {name}
        </Link>
        <Text size="xs" c="dimmed" hiddenFrom="sm">
          <RelativeTime at={run.createdAt} />
        </Text>
      </Table.Td>
      <Table.Td>
        <RunBadges run={run} />
      </Table.Td>
      <Table.Td>
        <RunProgress run={run} label={t('runs.progressOf', { name })} />
      </Table.Td>
      <Table.Td className="tk-tabular" visibleFrom="sm">
        {took === null ? '–' : format.duration(took)}
        {tokens > 0 && (
          <Text size="xs" c="dimmed">
            {t('runs.tokensShort', { count: format.number(tokens) })}
          </Text>
        )}
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <RelativeTime at={run.createdAt} />
      </Table.Td>
      <Table.Td>
        <RunMenu run={run} name={name} />
      </Table.Td>
    </Table.Tr>
  );
}
