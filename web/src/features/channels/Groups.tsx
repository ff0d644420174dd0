import { Button, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ChannelGroup } from '../../api/types';
import { useI18n } from '../../i18n/context';
import { Card } from '../../ui/Card';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { DeadLetters } from './DeadLetters';
import { groupsQuery } from './queries';

/** Who takes messages out of the channel, and how far they are behind. */
export function Groups({ name }: { name: string }) {
  const { t } = useI18n();
  const [shown, setShown] = useState<string | null>(null);
  const groups = useQuery(groupsQuery(name));
  const items = groups.data ?? [];
  return (
    <>
      <Card title={t('channels.groups')}>
        {groups.isPending && <LoadingRows rows={2} />}
        {groups.isError && <ErrorNotice error={groups.error} onRetry={() => groups.refetch()} />}
        {groups.isSuccess && items.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('channels.groupsNone')}
          </Text>
        )}
        {items.length > 0 && (
          <Table.ScrollContainer minWidth={480}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('channels.group')}</Table.Th>
                  <Table.Th>{t('channels.subject')}</Table.Th>
                  <Table.Th ta="right">{t('channels.lag')}</Table.Th>
                  <Table.Th ta="right">{t('channels.inHand')}</Table.Th>
                  <Table.Th ta="right">{t('channels.waiting')}</Table.Th>
                  <Table.Th ta="right">{t('channels.dead')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map((group) => (
                  <Row key={group.id} group={group} onShow={() => setShown(group.name)} />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </Card>
      {shown && <DeadLetters key={shown} name={name} group={shown} />}
    </>
  );
}

function Row({ group, onShow }: { group: ChannelGroup; onShow: () => void }) {
  const { t } = useI18n();
  return (
    <Table.Tr>
      <Table.Td>{group.name}</Table.Td>
      <Table.Td className="tk-mono">{group.subject}</Table.Td>
      <Table.Td className="tk-tabular" ta="right">
        {group.lag}
      </Table.Td>
      <Table.Td className="tk-tabular" ta="right">
        {group.inHand}
      </Table.Td>
      <Table.Td className="tk-tabular" ta="right">
        {group.waiting}
      </Table.Td>
      <Table.Td className="tk-tabular" ta="right">
        {group.dead === 0 ? (
          0
        ) : (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={t('channels.deadLetters', { name: group.name })}
            onClick={onShow}
          >
            {group.dead}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
