import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash, IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApproverGroup } from '../../api/types';
import { useCan } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { BackLink } from '../../ui/BackLink';
import { Card } from '../../ui/Card';
import { Confirm } from '../../ui/Confirm';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { peopleQuery } from '../inbox/deskQueries';
import { GroupForm } from './GroupForm';
import { groupsQuery, useRemoveGroup } from './groups';

/** Who may decide for whom. */
export function GroupsPage() {
  const { t } = useI18n();
  const can = useCan();
  const [open, setOpen] = useState<ApproverGroup | 'new' | null>(null);
  const [removing, setRemoving] = useState<string | null>(null);
  const groups = useQuery(groupsQuery);
  const people = useQuery(peopleQuery);
  const remove = useRemoveGroup();
  const may = can('runs:write');
  const items = groups.data ?? [];
  const named = (id: string) => people.data?.find((one) => one.id === id)?.name ?? id;
  const close = () => {
    remove.reset();
    setRemoving(null);
  };
  return (
    <Page
      title={t('approvers.title')}
      intro={t('approvers.intro')}
      back={<BackLink to="/approvals">{t('approvals.title')}</BackLink>}
      actions={
        may && (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen('new')}>
            {t('approvers.new')}
          </Button>
        )
      }
    >
      {groups.isPending && <LoadingRows />}
      {groups.isError && <ErrorNotice error={groups.error} onRetry={() => groups.refetch()} />}
      {groups.isSuccess && items.length === 0 && (
        <EmptyState icon={IconUsersGroup} title={t('approvers.none')} text={t('approvers.noneText')} />
      )}
      <Stack gap="md">
        {items.map((group) => (
          <Card key={group.name}>
            <Group justify="space-between" wrap="nowrap" align="flex-start">
              <div>
                <Text fw={600}>{group.name}</Text>
                <Text size="sm" c="dimmed">
                  {group.members.map(named).join(', ')}
                </Text>
              </div>
              {may && (
                <Group gap={4} wrap="nowrap">
                  <ActionIcon
                    variant="subtle"
                    aria-label={`${t('approvers.edit')}: ${group.name}`}
                    onClick={() => setOpen(group)}
                  >
                    <IconPencil size={16} />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    aria-label={t('approvers.remove', { name: group.name })}
                    onClick={() => setRemoving(group.name)}
                  >
                    <IconTrash size={16} />
                  </ActionIcon>
                </Group>
              )}
            </Group>
          </Card>
        ))}
      </Stack>
      <GroupForm opened={open} people={people.data ?? []} onClose={() => setOpen(null)} />
      <Confirm
        opened={removing !== null}
        title={t('approvers.remove', { name: removing ?? '' })}
        text={t('approvers.removeText')}
        action={t('action.delete')}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => removing && remove.mutate(removing, { onSuccess: close })}
        onClose={close}
      />
    </Page>
  );
}
