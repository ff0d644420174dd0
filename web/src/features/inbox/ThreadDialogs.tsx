import { Button, Group, Modal, Select, Stack, TagsInput, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Conversation } from '../../api/types';
import { useSession } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { peopleQuery, queuesQuery, tagsQuery, useHandBack, useTransfer, useUpdate } from './deskQueries';

type Props = { conversation: Conversation; opened: boolean; onClose: () => void };

type FrameProps = Omit<Props, 'conversation'> & {
  title: string;
  action: string;
  id: string;
  busy: boolean;
  error: unknown;
  ready?: boolean;
  onSubmit: () => void;
  children: ReactNode;
};

function Frame(props: FrameProps) {
  const { t } = useI18n();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          props.onSubmit();
        }}
      >
        <Stack gap="md">
          {props.error !== null && <ErrorNotice error={props.error} />}
          {props.children}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={props.onClose}>
              {t('action.cancel')}
            </Button>
            <Button id={props.id} type="submit" loading={props.busy} disabled={props.ready === false}>
              {props.action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** To a colleague or a queue, with a word for whoever gets it. */
export function TransferDialog({ conversation, opened, onClose }: Props) {
  const { t } = useI18n();
  const { user } = useSession();
  const people = useQuery({ ...peopleQuery, enabled: opened });
  const queues = useQuery({ ...queuesQuery, enabled: opened });
  const [to, setTo] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const transfer = useTransfer(conversation.id);
  const groups = [
    {
      group: t('transfer.people'),
      items: (people.data ?? [])
        .filter((person) => person.id !== user.id)
        .map((person) => ({
          value: `person:${person.id}`,
          label: person.available ? person.name : t('transfer.away', { name: person.name }),
        })),
    },
    {
      group: t('transfer.queues'),
      items: (queues.data ?? []).map((queue) => ({ value: `queue:${queue.id}`, label: queue.name })),
    },
  ];
  return (
    <Frame
      opened={opened}
      onClose={onClose}
      title={t('transfer.title')}
      action={t('transfer.confirm')}
      id="transfer-confirm"
      busy={transfer.isPending}
      error={transfer.error}
      ready={to !== null}
      onSubmit={() => {
        const [kind, id] = (to ?? '').split(':');
        const body = kind === 'person' ? { personId: id } : { queueId: id };
        const words = note.trim();
        transfer.mutate(words ? { ...body, note: words } : body, { onSuccess: onClose });
      }}
    >
      <Select
        label={t('transfer.to')}
        data={groups.filter((group) => group.items.length > 0)}
        value={to}
        onChange={setTo}
        searchable
        nothingFoundMessage={t('transfer.nobody')}
        data-autofocus
      />
      <Textarea
        label={t('transfer.note')}
        description={t('thread.noteHint')}
        autosize
        minRows={2}
        maxRows={8}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </Frame>
  );
}

/** Back to the AI agent. */
export function HandBackDialog({ conversation, opened, onClose }: Props) {
  const { t } = useI18n();
  const [note, setNote] = useState('');
  const handBack = useHandBack(conversation.id);
  return (
    <Frame
      opened={opened}
      onClose={onClose}
      title={t('handBack.title')}
      action={t('handBack.confirm')}
      id="hand-back-confirm"
      busy={handBack.isPending}
      error={handBack.error}
      onSubmit={() => handBack.mutate(note.trim(), { onSuccess: onClose })}
    >
      <Textarea
        label={t('handBack.note')}
        description={t('thread.noteHint')}
        autosize
        minRows={2}
        maxRows={8}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        data-autofocus
      />
    </Frame>
  );
}

export function TagsDialog({ conversation, opened, onClose }: Props) {
  const { t } = useI18n();
  const used = useQuery({ ...tagsQuery, enabled: opened });
  const [tags, setTags] = useState(conversation.tags);
  const update = useUpdate(conversation.id);
  return (
    <Frame
      opened={opened}
      onClose={onClose}
      title={t('tags.title')}
      action={t('action.save')}
      id="tags-confirm"
      busy={update.isPending}
      error={update.error}
      onSubmit={() => update.mutate({ tags }, { onSuccess: onClose })}
    >
      <TagsInput
        label={t('tags.label')}
        data={used.data?.items.map((item) => item.tag) ?? []}
        value={tags}
        onChange={setTags}
        maxTags={50}
        data-autofocus
      />
    </Frame>
  );
}
