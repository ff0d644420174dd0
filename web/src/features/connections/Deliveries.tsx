import { Badge, Button, Group, Table, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { flatten } from '../../api/pages';
import type { Delivery } from '../../api/types';
import { useI18n } from '../../i18n/context';
import { DELIVERY_TONE, deliveryStatusLabel } from '../../i18n/labels';
import { Card } from '../../ui/Card';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { RelativeTime } from '../../ui/RelativeTime';
import { useConnectionChange, useDeliveries } from './queries';

/** The events that were sent to a webhook. */
export function Deliveries({ id, writes }: { id: string; writes: boolean }) {
  const { t } = useI18n();
  const list = useDeliveries(id);
  const { replay } = useConnectionChange(id);
  const items = flatten(list.data);
  const again = (deliveries: string[] | undefined) =>
    replay.mutate(deliveries, {
      onSuccess: ({ count }) => {
        notifications.show({ message: t('deliveries.replayed', { count }) });
        void list.refetch();
      },
    });
  return (
    <Card
      title={t('deliveries.title')}
      aside={
        writes && (
          <Button
            size="compact-sm"
            variant="default"
            loading={replay.isPending}
            onClick={() => again(undefined)}
          >
            {t('deliveries.replayFailed')}
          </Button>
        )
      }
    >
      {replay.isError && <ErrorNotice error={replay.error} />}
      {list.isPending && <LoadingRows rows={3} />}
      {list.isError && <ErrorNotice error={list.error} onRetry={() => list.refetch()} />}
      {list.isSuccess && items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('deliveries.none')}
        </Text>
      )}
      {items.length > 0 && (
        <Table.ScrollContainer minWidth={560}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('deliveries.event')}</Table.Th>
                <Table.Th>{t('deliveries.status')}</Table.Th>
                <Table.Th>{t('deliveries.attempts')}</Table.Th>
                <Table.Th>{t('deliveries.answer')}</Table.Th>
                <Table.Th>{t('deliveries.at')}</Table.Th>
                {writes && <Table.Th aria-label={t('actions.actions')} />}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {items.map((one) => (
                <Row key={one.id} one={one} onReplay={writes ? () => again([one.id]) : null} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {list.hasNextPage && (
        <Group mt="md">
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
            {t('action.more')}
          </Button>
        </Group>
      )}
    </Card>
  );
}

function Row({ one, onReplay }: { one: Delivery; onReplay: (() => void) | null }) {
  const { t } = useI18n();
  return (
    <Table.Tr>
      <Table.Td className="tk-mono">{one.eventType}</Table.Td>
      <Table.Td>
        <Badge color={DELIVERY_TONE[one.status]}>{deliveryStatusLabel(one.status, t)}</Badge>
      </Table.Td>
      <Table.Td className="tk-tabular">{one.attempts}</Table.Td>
      <Table.Td>
        <Text size="sm" lineClamp={2}>
          {one.error ?? [one.responseStatus, one.responseBody].filter(Boolean).join(' ')}
        </Text>
      </Table.Td>
      <Table.Td>
        <RelativeTime at={one.createdAt} />
      </Table.Td>
      {onReplay && (
        <Table.Td ta="right">
          <Button size="compact-sm" variant="default" onClick={onReplay}>
            {t('deliveries.replay')}
          </Button>
        </Table.Td>
      )}
    </Table.Tr>
  );
}
