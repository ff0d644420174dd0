import { Badge, Button, Group, Table } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import { loadAll, PAGE_LIMIT } from '../../api/pages';
import type { ApiKey } from '../../api/types';
import { useCan } from '../../app/session';
import { useFormat, useI18n } from '../../i18n/context';
import { Card } from '../../ui/Card';
import { Confirm } from '../../ui/Confirm';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { RelativeTime } from '../../ui/RelativeTime';
import { NewKey } from './NewKey';

/** Keys that machines use in this tenant's name. */
export function KeysPage() {
  const { t } = useI18n();
  const can = useCan();
  const [adding, { open, close }] = useDisclosure(false);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const list = useQuery({
    queryKey: keys.apiKeys,
    queryFn: () =>
      loadAll((cursor) =>
        unwrap(api.GET('/api/v1/api-keys', { params: { query: { limit: PAGE_LIMIT, cursor } } })),
      ),
  });
  const writes = can('api_keys:write');
  return (
    <Page
      title={t('keys.title')}
      intro={t('keys.intro')}
      actions={
        writes && (
          <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={open}>
            {t('keys.new')}
          </Button>
        )
      }
    >
      {list.isPending && <LoadingRows rows={3} />}
      {list.isError && <ErrorNotice error={list.error} onRetry={() => list.refetch()} />}
      {list.isSuccess && list.data.length === 0 && (
        <EmptyState icon={IconKey} title={t('keys.none')} text={t('keys.noneText')} />
      )}
      {list.isSuccess && list.data.length > 0 && (
        <Card p={0}>
          <Table.ScrollContainer minWidth={680}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('keys.name')}</Table.Th>
                  <Table.Th>{t('keys.key')}</Table.Th>
                  <Table.Th>{t('keys.scopes')}</Table.Th>
                  <Table.Th>{t('keys.lastUsed')}</Table.Th>
                  <Table.Th>{t('keys.expires')}</Table.Th>
                  {writes && <Table.Th aria-label={t('keys.actions')} />}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {list.data.map((key) => (
                  <Row key={key.id} item={key} onRevoke={writes ? () => setRevoking(key) : null} />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Card>
      )}
      <NewKey opened={adding} onClose={close} />
      <RevokeDialog item={revoking} onClose={() => setRevoking(null)} />
    </Page>
  );
}

function Row({ item, onRevoke }: { item: ApiKey; onRevoke: (() => void) | null }) {
  const { t } = useI18n();
  const format = useFormat();
  return (
    <Table.Tr>
      <Table.Td fw={550}>{item.name}</Table.Td>
      <Table.Td className="tk-mono">{item.prefix}…</Table.Td>
      <Table.Td>
        <Group gap={4}>
          {item.scopes.map((scope) => (
            <Badge key={scope} size="sm" color="gray">
              {scope}
            </Badge>
          ))}
        </Group>
      </Table.Td>
      <Table.Td>{item.lastUsedAt ? <RelativeTime at={item.lastUsedAt} /> : t('keys.never')}</Table.Td>
      <Table.Td>{item.expiresAt ? format.dateTime(item.expiresAt) : t('keys.never')}</Table.Td>
      {onRevoke && (
        <Table.Td ta="right">
          <Button size="compact-sm" variant="default" onClick={onRevoke}>
            {t('keys.revoke')}
          </Button>
        </Table.Td>
      )}
    </Table.Tr>
  );
}

function RevokeDialog({ item, onClose }: { item: ApiKey | null; onClose: () => void }) {
  const { t } = useI18n();
  const cache = useQueryClient();
  const revoke = useMutation({
    mutationFn: (id: string) => unwrap(api.DELETE('/api/v1/api-keys/{id}', { params: { path: { id } } })),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: keys.apiKeys });
      onClose();
    },
  });
  return (
    <Confirm
      opened={item !== null}
      title={t('keys.revokeTitle')}
      text={t('keys.revokeText', { name: item?.name ?? '' })}
      action={t('keys.revoke')}
      busy={revoke.isPending}
      error={revoke.error}
      onConfirm={() => item && revoke.mutate(item.id)}
      onClose={() => {
        revoke.reset();
        onClose();
      }}
    />
  );
}
