import { ActionIcon, Button, Group, Table } from '@mantine/core';
import { IconGauge, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { QueueBound } from '../../api/types';
import { useCan } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { BackLink } from '../../ui/BackLink';
import { Card } from '../../ui/Card';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { BoundForm } from './BoundForm';
import { boundsQuery, useRemoveBound } from './queries';

/** How many runs of a key may be under way, and how many are. */
export function BoundsPage() {
  const { t } = useI18n();
  const can = useCan();
  const [open, setOpen] = useState<QueueBound | 'new' | null>(null);
  const bounds = useQuery(boundsQuery);
  const remove = useRemoveBound();
  const items = bounds.data ?? [];
  const may = can('runs:write');
  return (
    <Page
      title={t('bounds.title')}
      intro={t('bounds.intro')}
      back={<BackLink to="/runs">{t('runs.title')}</BackLink>}
      actions={
        may && (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen('new')}>
            {t('bounds.new')}
          </Button>
        )
      }
    >
      {bounds.isPending && <LoadingRows />}
      {bounds.isError && <ErrorNotice error={bounds.error} onRetry={() => bounds.refetch()} />}
      {remove.isError && <ErrorNotice error={remove.error} />}
      {bounds.isSuccess && items.length === 0 && (
        <EmptyState icon={IconGauge} title={t('bounds.none')} text={t('bounds.noneText')} />
      )}
      {items.length > 0 && (
        <Card p={0}>
          <Table.ScrollContainer minWidth={480} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('bounds.name')}</Table.Th>
                  <Table.Th ta="right">{t('bounds.concurrency')}</Table.Th>
                  <Table.Th ta="right">{t('bounds.rate')}</Table.Th>
                  <Table.Th ta="right">{t('bounds.underWay')}</Table.Th>
                  <Table.Th ta="right">{t('bounds.waiting')}</Table.Th>
                  {may && <Table.Th w={88} aria-label={t('runs.actions')} />}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map((bound) => (
                  <Table.Tr key={bound.name}>
                    <Table.Td className={bound.name === '*' ? undefined : 'tk-mono'}>
                      {bound.name === '*' ? t('bounds.all') : bound.name}
                    </Table.Td>
                    <Table.Td className="tk-tabular" ta="right">
                      {bound.concurrency ?? '–'}
                    </Table.Td>
                    <Table.Td className="tk-tabular" ta="right">
                      {bound.rate === null
                        ? '–'
                        : t('bounds.ratePer', { rate: bound.rate, seconds: bound.perSeconds ?? 1 })}
                    </Table.Td>
                    <Table.Td className="tk-tabular" ta="right">
                      {bound.admitted}
                    </Table.Td>
                    <Table.Td className="tk-tabular" ta="right">
                      {bound.parked}
                    </Table.Td>
                    {may && (
                      <Table.Td>
                        <Group gap={4} wrap="nowrap" justify="flex-end">
                          <ActionIcon
                            variant="subtle"
                            aria-label={`${t('bounds.edit')}: ${bound.name}`}
                            onClick={() => setOpen(bound)}
                          >
                            <IconPencil size={16} />
                          </ActionIcon>
                          <ActionIcon
                            variant="subtle"
                            aria-label={t('bounds.remove', { name: bound.name })}
                            loading={remove.isPending && remove.variables === bound.name}
                            onClick={() => remove.mutate(bound.name)}
                          >
                            <IconTrash size={16} />
                          </ActionIcon>
                        </Group>
                      </Table.Td>
                    )}
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Card>
      )}
      <BoundForm opened={open} onClose={() => setOpen(null)} />
    </Page>
  );
}
