import { Button, Code, Table, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { DeadLetter } from '../../api/types';
import { useCan } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { Card } from '../../ui/Card';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { RelativeTime } from '../../ui/RelativeTime';
import { useDeadLetters, useReplay } from './queries';

/** What a group has given up on, to be looked at and handed out again. */
export function DeadLetters({ name, group }: { name: string; group: string }) {
  const { t } = useI18n();
  const may = useCan()('channels:consume');
  const letters = useDeadLetters(name, group);
  const replay = useReplay(name, group);
  const items = letters.data?.items ?? [];
  const again = (sequences: number[] | undefined) =>
    replay.mutate(sequences, {
      onSuccess: ({ count }) => notifications.show({ message: t('channels.replayed', { count }) }),
    });
  return (
    <Card
      title={t('channels.deadLetters', { name: group })}
      aside={
        may &&
        items.length > 0 && (
          <Button
            size="compact-sm"
            variant="default"
            loading={replay.isPending}
            onClick={() => again(undefined)}
          >
            {t('channels.replayAll')}
          </Button>
        )
      }
    >
      {replay.isError && <ErrorNotice error={replay.error} />}
      {letters.isPending && <LoadingRows rows={2} />}
      {letters.isError && <ErrorNotice error={letters.error} onRetry={() => letters.refetch()} />}
      {letters.isSuccess && items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('channels.deadNone')}
        </Text>
      )}
      {items.length > 0 && (
        <Table.ScrollContainer minWidth={560}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('channels.subject')}</Table.Th>
                <Table.Th>{t('channels.payload')}</Table.Th>
                <Table.Th>{t('channels.reason')}</Table.Th>
                <Table.Th>{t('channels.at')}</Table.Th>
                {may && <Table.Th aria-label={t('actions.actions')} />}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {items.map((letter) => (
                <Row
                  key={letter.sequence}
                  letter={letter}
                  onReplay={may ? () => again([letter.sequence]) : null}
                />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Card>
  );
}

function Row({ letter, onReplay }: { letter: DeadLetter; onReplay: (() => void) | null }) {
  const { t } = useI18n();
  const message = letter.message;
  return (
    <Table.Tr>
      <Table.Td className="tk-mono">{message?.subject ?? t('channels.gone')}</Table.Td>
      <Table.Td>{message && <Code>{JSON.stringify(message.payload).slice(0, 200)}</Code>}</Table.Td>
      <Table.Td>
        <Text size="sm" lineClamp={2}>
          {letter.reason}
        </Text>
      </Table.Td>
      <Table.Td>{letter.deadAt && <RelativeTime at={letter.deadAt} />}</Table.Td>
      {onReplay && (
        <Table.Td ta="right">
          <Button size="compact-sm" variant="default" onClick={onReplay}>
            {t('channels.replay')}
          </Button>
        </Table.Td>
      )}
    </Table.Tr>
  );
}
