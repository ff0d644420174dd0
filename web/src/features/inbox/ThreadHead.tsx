import { ActionIcon, Badge, Button, Group, Modal, Stack, Text, Textarea, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowLeft, IconCheck, IconHandStop, IconInfoCircle } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Conversation, ConversationDetail } from '../../api/types';
import { useCan, useSession } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { channelLabel, STATUS_TONE, statusLabel } from '../../i18n/labels';
import { isOpen } from '../../live/merge';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { AnsweredBy } from './AnsweredBy';
import { customerName } from './customerName';
import classes from './inbox.module.css';
import { Presence } from './Presence';
import { PRIORITY_TONE, priorityLabel } from './priority';
import { useResolve, useTakeOver } from './queries';
import { SlaChip } from './SlaChip';
import { useShortcuts } from './shortcuts';
import { ThreadMenu } from './ThreadMenu';

type Props = { conversation: ConversationDetail; onDetails: (() => void) | null };

export function ThreadHead({ conversation, onDetails }: Props) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const can = useCan();
  const { user } = useSession();
  const takeOver = useTakeOver(conversation.id);
  const [resolving, { open, close }] = useDisclosure(false);
  const mine = conversation.assignedTo?.id === user.id && conversation.takenOverAt !== null;
  const acts = isOpen(conversation) && can('conversations:reply');
  useShortcuts({
    takeOver: acts && !mine ? () => takeOver.mutate() : undefined,
    resolve: acts ? open : undefined,
  });

  return (
    <header className={classes.threadHead}>
      <ActionIcon
        className={classes.backButton}
        size="lg"
        aria-label={t('thread.back')}
        onClick={() => navigate({ to: '/inbox', search: (old) => old })}
      >
        <IconArrowLeft size={19} />
      </ActionIcon>
      <div className={classes.threadWho}>
        <Group gap={8}>
          <Title order={2}>{customerName(conversation, t)}</Title>
          <Badge color={STATUS_TONE[conversation.status]}>{statusLabel(conversation.status, t)}</Badge>
          {(conversation.priority === 'critical' || conversation.priority === 'high') && (
            <Badge color={PRIORITY_TONE[conversation.priority]}>
              {priorityLabel(conversation.priority, t)}
            </Badge>
          )}
          <Text size="xs" c="dimmed">
            {channelLabel(conversation.channel, t)}
          </Text>
          {isOpen(conversation) && <SlaChip clocks={conversation.clocks ?? []} />}
        </Group>
        <AnsweredBy conversation={conversation} />
        <Presence conversationId={conversation.id} />
      </div>
      <Group gap="xs" wrap="nowrap">
        {acts && !mine && (
          <Button
            id="take-over-button"
            size="sm"
            leftSection={<IconHandStop size={16} aria-hidden="true" />}
            loading={takeOver.isPending}
            onClick={() => takeOver.mutate()}
          >
            {t('thread.takeOver')}
          </Button>
        )}
        {acts && (
          <Button
            id="resolve-button"
            size="sm"
            variant="default"
            leftSection={<IconCheck size={16} aria-hidden="true" />}
            onClick={open}
          >
            {t('thread.resolve')}
          </Button>
        )}
        {can('conversations:reply') && <ThreadMenu conversation={conversation} />}
        {onDetails && (
          <ActionIcon size="lg" aria-label={t('details.open')} onClick={onDetails}>
            <IconInfoCircle size={19} stroke={1.6} />
          </ActionIcon>
        )}
      </Group>
      {takeOver.isError && (
        <div className={classes.headError}>
          <ErrorNotice error={takeOver.error} />
        </div>
      )}
      <ResolveDialog conversation={conversation} opened={resolving} onClose={close} />
    </header>
  );
}

function ResolveDialog(props: { conversation: Conversation; opened: boolean; onClose: () => void }) {
  const { t } = useI18n();
  const [notes, setNotes] = useState('');
  const resolve = useResolve(props.conversation.id);
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={t('resolve.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          resolve.mutate(notes.trim(), { onSuccess: props.onClose });
        }}
      >
        <Stack gap="md">
          {resolve.isError && <ErrorNotice error={resolve.error} />}
          <Textarea
            label={t('resolve.notes')}
            description={t('resolve.notesHint')}
            autosize
            minRows={3}
            maxRows={8}
            value={notes}
            onChange={(event) => setNotes(event.currentTarget.value)}
            data-autofocus
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={props.onClose}>
              {t('action.cancel')}
            </Button>
            <Button id="resolve-confirm" type="submit" loading={resolve.isPending}>
              {t('resolve.confirm')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
