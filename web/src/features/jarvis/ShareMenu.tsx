import { ActionIcon, Button, MultiSelect, Popover, Stack, Switch, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconShare2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useSession } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { peopleQuery } from '../inbox/deskQueries';
import { type Thread, threadQuery, useDelete, useUpdate } from './api';

/** Who else reads a thread; only its owner says so. */
export function ShareMenu({ id, onGone }: { id: string; onGone: () => void }) {
  const { t } = useI18n();
  const thread = useQuery(threadQuery(id));
  const [opened, { toggle, close }] = useDisclosure(false);
  if (!thread.data?.mine) return null;
  return (
    <Popover opened={opened} onDismiss={close} position="bottom-end" width={300} trapFocus withinPortal>
      <Popover.Target>
        <ActionIcon aria-label={t('jarvis.share')} aria-expanded={opened} onClick={toggle}>
          <IconShare2 size={18} stroke={1.6} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Share thread={thread.data} onGone={onGone} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Share({ thread, onGone }: { thread: Thread; onGone: () => void }) {
  const { t } = useI18n();
  const { user } = useSession();
  const people = useQuery(peopleQuery);
  const update = useUpdate(thread.id);
  const remove = useDelete(thread.id, onGone);
  const { everyone, people: chosen } = thread.sharedWith;
  const others = people.data?.filter((one) => one.id !== user.id) ?? [];
  return (
    <Stack gap="sm">
      <Text size="sm">{t('jarvis.shareText')}</Text>
      <Switch
        label={t('jarvis.everyone')}
        checked={everyone}
        disabled={update.isPending}
        onChange={(event) =>
          update.mutate({ sharedWith: { everyone: event.currentTarget.checked, people: chosen } })
        }
      />
      <MultiSelect
        label={t('jarvis.people')}
        comboboxProps={{ withinPortal: false }}
        searchable
        maxValues={50}
        disabled={update.isPending}
        data={others.map((one) => ({ value: one.id, label: one.name }))}
        value={chosen}
        onChange={(ids) => update.mutate({ sharedWith: { everyone, people: ids } })}
      />
      {update.isError && <ErrorNotice error={update.error} />}
      <Button
        variant="subtle"
        color="red"
        size="compact-sm"
        loading={remove.isPending}
        onClick={() => remove.mutate()}
      >
        {t('jarvis.delete')}
      </Button>
      {remove.isError && <ErrorNotice error={remove.error} />}
    </Stack>
  );
}
