import { Alert, Badge, Button, Group, SimpleGrid, Stack, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { flatten } from '../../api/pages';
import type { SyncConflict, SyncState } from '../../api/types';
import { useFormat, useI18n } from '../../i18n/context';
import { syncFieldLabel } from '../../i18n/labels';
import { Card } from '../../ui/Card';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { RelativeTime } from '../../ui/RelativeTime';
import ui from '../../ui/ui.module.css';
import { useConflicts, useSyncNow, useSyncState } from './queries';

/** How cases and their conversations are kept the same: how it goes, and where both sides had changed. */
export function CaseSync({ id, writes }: { id: string; writes: boolean }) {
  const { t } = useI18n();
  const state = useSyncState(id);
  const now = useSyncNow(id);
  const on = state.data?.on ?? false;
  return (
    <Card
      title={t('sync.title')}
      aside={
        writes &&
        on && (
          <Button size="compact-sm" variant="default" loading={now.isPending} onClick={() => now.mutate()}>
            {t('sync.now')}
          </Button>
        )
      }
    >
      {state.isPending && <LoadingRows rows={2} />}
      {state.isError && <ErrorNotice error={state.error} onRetry={() => state.refetch()} />}
      {now.isError && <ErrorNotice error={now.error} />}
      {state.isSuccess && !on && (
        <Text size="sm" c="dimmed">
          {t('sync.off')}
        </Text>
      )}
      {state.isSuccess && (on || state.data.lastRunAt) && (
        <Stack gap="md">
          <State state={state.data} />
          <Conflicts id={id} />
        </Stack>
      )}
    </Card>
  );
}

function State({ state }: { state: SyncState }) {
  const { t } = useI18n();
  const format = useFormat();
  const figures = [
    [t('sync.cases'), state.cases],
    [t('sync.comments'), state.comments],
    [t('sync.pushed'), state.pushed],
    [t('sync.conflicts'), state.conflicts],
  ] as const;
  const seconds = Math.round((state.clockAheadMs ?? 0) / 1000);
  return (
    <Stack gap="sm">
      {state.lastError && (
        <Alert color="red" variant="light" role="status">
          {state.lastError}
        </Alert>
      )}
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        {figures.map(([label, figure]) => (
          <div key={label}>
            <Text size="sm" c="dimmed">
              {label}
            </Text>
            <Text className="tk-tabular">{format.number(figure)}</Text>
          </div>
        ))}
      </SimpleGrid>
      <Group gap="lg">
        <Text size="sm">
          {t('sync.lastSuccess')}{' '}
          {state.lastSuccessAt ? <RelativeTime at={state.lastSuccessAt} /> : t('connections.never')}
        </Text>
        {Math.abs(seconds) > 60 && (
          <Text size="sm">{t('sync.clock', { seconds: format.number(seconds) })}</Text>
        )}
      </Group>
    </Stack>
  );
}

function Conflicts({ id }: { id: string }) {
  const { t } = useI18n();
  const list = useConflicts(id);
  const items = flatten(list.data);
  if (list.isError) return <ErrorNotice error={list.error} onRetry={() => list.refetch()} />;
  if (items.length === 0) return null;
  return (
    <>
      <Table.ScrollContainer minWidth={560}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('sync.case')}</Table.Th>
              <Table.Th>{t('sync.field')}</Table.Th>
              <Table.Th>{t('sync.ours')}</Table.Th>
              <Table.Th>{t('sync.theirs')}</Table.Th>
              <Table.Th>{t('deliveries.at')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((one) => (
              <Row key={one.id} one={one} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {list.hasNextPage && (
        <Group>
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
            {t('action.more')}
          </Button>
        </Group>
      )}
    </>
  );
}

function Row({ one }: { one: SyncConflict }) {
  const { t } = useI18n();
  const kept = <Badge color="fjord">{t('sync.kept')}</Badge>;
  return (
    <Table.Tr>
      <Table.Td>
        <Link to="/inbox/$id" params={{ id: one.conversationId }} className={ui.rowLink}>
          {one.case}
        </Link>
      </Table.Td>
      <Table.Td>{syncFieldLabel(one.field, t)}</Table.Td>
      <Table.Td>
        {one.ours || '–'} {one.kept === 'ours' && kept}
      </Table.Td>
      <Table.Td>
        {one.theirs || '–'} {one.kept === 'theirs' && kept}
      </Table.Td>
      <Table.Td>
        <RelativeTime at={one.foundAt} />
      </Table.Td>
    </Table.Tr>
  );
}
