import { Badge, Button, Stack, Table, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { flatten } from '../../../api/pages';
import type { CrmChange } from '../../../api/types';
import { useCan } from '../../../app/session';
import { useFormat, useI18n } from '../../../i18n/context';
import { crmAction } from '../../../i18n/labels';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { LoadingRows } from '../../../ui/Loading';
import { RelativeTime } from '../../../ui/RelativeTime';
import { type Done, UndoNotice } from '../list/UndoNotice';
import type { Kind } from '../model/kinds';
import { changesQuery } from './queries';

/** What was changed by many, deleted or merged, newest first; each can be taken back. */
export function ChangesPanel() {
  const { t } = useI18n();
  const format = useFormat();
  const writes = useCan()('crm:write');
  const list = useInfiniteQuery(changesQuery);
  const items = flatten(list.data);
  const [asked, setAsked] = useState<Done | null>(null);
  const words = (change: CrmChange) =>
    `${crmAction(change.action, t)}: ${t(`crm.${change.kind as Kind}.title`)}, ${format.number(change.records)}`;
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed" maw={640}>
        {t('setup.changes.intro')}
      </Text>
      {asked && <UndoNotice key={asked.changeSet} done={asked} onClose={() => setAsked(null)} />}
      {list.isPending && <LoadingRows rows={3} />}
      {list.isError && <ErrorNotice error={list.error} onRetry={() => list.refetch()} />}
      {list.isSuccess && items.length === 0 && (
        <EmptyState icon={IconHistory} title={t('setup.changes.none')} />
      )}
      {items.length > 0 && (
        <Card p={0}>
          <Table.ScrollContainer minWidth={340}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('crm.entry.change')}</Table.Th>
                  <Table.Th>{t('setup.changes.by')}</Table.Th>
                  <Table.Th w={110} aria-label={t('runs.actions')} />
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map((change) => (
                  <Table.Tr key={change.id}>
                    <Table.Td>{words(change)}</Table.Td>
                    <Table.Td>
                      {change.actorName}
                      <Text size="xs" c="dimmed">
                        <RelativeTime at={change.at} />
                      </Text>
                    </Table.Td>
                    <Table.Td>
                      {change.undoneAt ? (
                        <Badge color="gray">{t('setup.changes.undone')}</Badge>
                      ) : (
                        writes && (
                          <Button
                            size="compact-sm"
                            variant="default"
                            aria-label={`${t('crm.undo')}: ${words(change)}`}
                            onClick={() => setAsked({ changeSet: change.id, words: words(change) })}
                          >
                            {t('crm.undo')}
                          </Button>
                        )
                      )}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Card>
      )}
      {list.hasNextPage && (
        <div>
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
            {t('action.more')}
          </Button>
        </div>
      )}
    </Stack>
  );
}
