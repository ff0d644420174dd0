import { ActionIcon, Button, Group, Stack, Table, Text, TextInput } from '@mantine/core';
import { IconBan, IconTrash } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { flatten } from '../../../api/pages';
import type { Blocked } from '../../../api/types';
import { useCan } from '../../../app/session';
import { useI18n } from '../../../i18n/context';
import { Card } from '../../../ui/Card';
import { Confirm } from '../../../ui/Confirm';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { LoadingRows } from '../../../ui/Loading';
import { RelativeTime } from '../../../ui/RelativeTime';
import { fieldErrors, isTaken } from '../../desk/fieldErrors';
import { blocklistQuery, useBlock, useUnblock } from './queries';

/** With whom the tenant does no business: addresses, domains and numbers. */
export function BlocklistPanel() {
  const { t } = useI18n();
  const sets = useCan()('crm:setup');
  const list = useInfiniteQuery(blocklistQuery);
  const items = flatten(list.data);
  const unblock = useUnblock();
  const [asked, setAsked] = useState<Blocked | null>(null);
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed" maw={640}>
        {t('setup.blocklist.intro')}
      </Text>
      {sets && <BlockForm />}
      {list.isPending && <LoadingRows rows={3} />}
      {list.isError && <ErrorNotice error={list.error} onRetry={() => list.refetch()} />}
      {list.isSuccess && items.length === 0 && (
        <EmptyState icon={IconBan} title={t('setup.blocklist.none')} />
      )}
      {items.length > 0 && (
        <Card p={0}>
          <Table.ScrollContainer minWidth={320}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('setup.blocklist.value')}</Table.Th>
                  <Table.Th>{t('setup.blocklist.reason')}</Table.Th>
                  <Table.Th visibleFrom="sm">{t('setup.blocklist.since')}</Table.Th>
                  <Table.Th w={44} aria-label={t('runs.actions')} />
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map((item) => (
                  <Table.Tr key={item.id}>
                    <Table.Td fw={550}>{item.value}</Table.Td>
                    <Table.Td>{item.reason ?? '–'}</Table.Td>
                    <Table.Td visibleFrom="sm">
                      <RelativeTime at={item.createdAt} />
                    </Table.Td>
                    <Table.Td>
                      {sets && (
                        <ActionIcon
                          aria-label={t('setup.blocklist.remove', { value: item.value })}
                          onClick={() => setAsked(item)}
                        >
                          <IconTrash size={16} />
                        </ActionIcon>
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
      <Confirm
        opened={asked !== null}
        title={t('setup.blocklist.remove', { value: asked?.value ?? '' })}
        text={t('setup.blocklist.removeText')}
        action={t('action.delete')}
        busy={unblock.isPending}
        error={unblock.error}
        onClose={() => setAsked(null)}
        onConfirm={() => asked && unblock.mutate(asked.id, { onSuccess: () => setAsked(null) })}
      />
    </Stack>
  );
}

function BlockForm() {
  const { t } = useI18n();
  const block = useBlock();
  const [value, setValue] = useState('');
  const [reason, setReason] = useState('');
  const wrong = block.isError ? fieldErrors(block.error, 'value', t) : {};
  const placed = isTaken(block.error) || wrong.value || wrong.reason;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    block.mutate(
      { value: value.trim(), reason: reason.trim() || undefined },
      {
        onSuccess: () => {
          setValue('');
          setReason('');
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Group gap="sm" align="flex-start">
        <TextInput
          style={{ flex: '1 1 220px' }}
          aria-label={t('setup.blocklist.value')}
          placeholder={t('setup.blocklist.hint')}
          maxLength={254}
          error={wrong.value}
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
        <TextInput
          style={{ flex: '1 1 220px' }}
          aria-label={t('setup.blocklist.reason')}
          placeholder={t('setup.blocklist.reason')}
          maxLength={255}
          error={wrong.reason}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button type="submit" loading={block.isPending} disabled={value.trim() === ''}>
          {t('setup.blocklist.add')}
        </Button>
      </Group>
      {block.isError && !placed && <ErrorNotice error={block.error} />}
    </form>
  );
}
