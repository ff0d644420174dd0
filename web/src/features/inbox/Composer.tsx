import { ActionIcon, Button, FileButton, MultiSelect, SegmentedControl, Textarea } from '@mantine/core';
import { IconNote, IconPaperclip, IconSend2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Conversation, Message } from '../../api/types';
import { useCan, useSession } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { isOpen } from '../../live/merge';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { CannedMenu, useCanned } from './CannedMenu';
import { ChosenFiles } from './ChosenFiles';
import { peopleQuery, useNote } from './deskQueries';
import classes from './inbox.module.css';
import { type Chosen, useAttach, useReply } from './queries';
import { Suggestions } from './Suggestions';
import { useShortcuts } from './shortcuts';
import { useTyping } from './useTyping';

type Mode = 'reply' | 'note';

/** Channels on which a file cannot leave. */
const WITHOUT_FILES = new Set(['slack', 'phone']);
const MOST_FILES = 10;

/** Where a person answers the customer, or writes to colleagues. */
export function Composer({ conversation, messages }: { conversation: Conversation; messages: Message[] }) {
  const { t } = useI18n();
  const can = useCan();
  const { user } = useSession();
  const mine = conversation.assignedTo?.id === user.id;
  const [wanted, setMode] = useState<Mode>('reply');
  const writes = can('conversations:reply');
  const mayReply = writes && isOpen(conversation) && mine;
  const write = (next: Mode) => () => {
    flushSync(() => setMode(next));
    document.getElementById(`${next}-input`)?.focus();
  };
  useShortcuts({
    reply: mayReply ? write('reply') : undefined,
    note: writes ? write('note') : undefined,
  });
  if (!writes) {
    return isOpen(conversation) ? <p className={classes.composerHint}>{t('composer.readOnly')}</p> : null;
  }
  const mode = mayReply ? wanted : 'note';
  return (
    <div className={classes.composer} data-mode={mode}>
      {mayReply ? (
        <SegmentedControl
          size="xs"
          className={classes.composerMode}
          aria-label={t('composer.mode')}
          value={mode}
          onChange={(value) => setMode(value as Mode)}
          data={[
            { value: 'reply', label: t('composer.reply') },
            { value: 'note', label: t('composer.note') },
          ]}
        />
      ) : (
        isOpen(conversation) && (
          <p className={classes.composerWhy}>
            {conversation.assignedTo
              ? t('composer.otherAnswers', { name: conversation.assignedTo.name })
              : t('composer.takeOverFirst')}
          </p>
        )
      )}
      {mode === 'reply' ? (
        <ReplyForm conversation={conversation} messages={messages} />
      ) : (
        <NoteForm conversation={conversation} />
      )}
    </div>
  );
}

function ReplyForm({ conversation, messages }: { conversation: Conversation; messages: Message[] }) {
  const { t } = useI18n();
  const [text, setText] = useState('');
  const [files, setFiles] = useState<Chosen[]>([]);
  const resetFile = useRef<() => void>(null);
  const attach = useAttach(conversation.id, (file) => setFiles((before) => [...before, file]));
  const input = useRef<HTMLTextAreaElement>(null);
  const reply = useReply(conversation.id);
  const typing = useTyping(conversation.id);
  const canned = useCanned(conversation, text);
  const newest = messages.findLast((message) => message.senderType === 'user')?.id;

  const empty = text.trim() === '' && files.length === 0;
  const use = (words: string) => {
    setText(words);
    input.current?.focus();
  };
  const send = () => {
    const content = text.trim();
    if (empty || reply.isPending || attach.isPending) return;
    typing.stop();
    const sent = () => {
      setText('');
      setFiles([]);
    };
    reply.mutate({ content, attachmentIds: files.map((file) => file.id) }, { onSuccess: sent });
  };
  const choose = (chosen: File[]) => {
    resetFile.current?.();
    attach.mutate(chosen.slice(0, MOST_FILES - files.length));
  };
  return (
    <form
      className={classes.composerForm}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {text === '' && <Suggestions id={conversation.id} newest={newest} onUse={use} />}
      {reply.isError && <ErrorNotice error={reply.error} />}
      {attach.isError && <ErrorNotice error={attach.error} />}
      <CannedMenu state={canned} onUse={use} />
      <ChosenFiles
        files={files}
        onRemove={(id) => setFiles((before) => before.filter((file) => file.id !== id))}
      />
      <div className={classes.composerRow}>
        {!WITHOUT_FILES.has(conversation.channel) && (
          <FileButton multiple resetRef={resetFile} onChange={choose}>
            {(button) => (
              <ActionIcon
                {...button}
                variant="default"
                size="input-sm"
                aria-label={t('composer.attach')}
                title={t('composer.attach')}
                loading={attach.isPending}
                disabled={files.length >= MOST_FILES}
              >
                <IconPaperclip size={18} stroke={1.7} aria-hidden="true" />
              </ActionIcon>
            )}
          </FileButton>
        )}
        <Textarea
          id="reply-input"
          ref={input}
          className={classes.composerInput}
          aria-label={t('composer.label')}
          placeholder={t('composer.placeholder')}
          autosize
          minRows={1}
          maxRows={8}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            typing.touch();
          }}
          onKeyDown={(event) => {
            if (canned.onKey(event, use)) return;
            if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
              event.preventDefault();
              send();
            }
          }}
        />
        <Button
          id="reply-button"
          type="submit"
          loading={reply.isPending}
          disabled={empty || attach.isPending}
          rightSection={<IconSend2 size={16} aria-hidden="true" />}
        >
          {t('composer.send')}
        </Button>
      </div>
      <p className={classes.keys}>{t('composer.keys')}</p>
    </form>
  );
}

function NoteForm({ conversation }: { conversation: Conversation }) {
  const { t } = useI18n();
  const { user } = useSession();
  const [text, setText] = useState('');
  const [mentions, setMentions] = useState<string[]>([]);
  const note = useNote(conversation.id);
  const people = useQuery(peopleQuery);
  const colleagues = (people.data ?? []).filter((person) => person.id !== user.id);
  const send = () => {
    const content = text.trim();
    if (!content || note.isPending) return;
    note.mutate(
      { content, mentions },
      {
        onSuccess: () => {
          setText('');
          setMentions([]);
        },
      },
    );
  };
  return (
    <form
      className={classes.composerForm}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {note.isError && <ErrorNotice error={note.error} />}
      {colleagues.length > 0 && text !== '' && (
        <MultiSelect
          size="xs"
          aria-label={t('composer.mentions')}
          placeholder={mentions.length === 0 ? t('composer.mentions') : undefined}
          data={colleagues.map((person) => ({ value: person.id, label: person.name }))}
          value={mentions}
          onChange={setMentions}
          maxValues={20}
          searchable
          hidePickedOptions
        />
      )}
      <div className={classes.composerRow}>
        <Textarea
          id="note-input"
          className={classes.composerInput}
          aria-label={t('composer.noteLabel')}
          placeholder={t('composer.notePlaceholder')}
          autosize
          minRows={1}
          maxRows={8}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
              event.preventDefault();
              send();
            }
          }}
        />
        <Button
          id="note-button"
          type="submit"
          variant="default"
          loading={note.isPending}
          disabled={text.trim() === ''}
          rightSection={<IconNote size={16} aria-hidden="true" />}
        >
          {t('composer.noteSave')}
        </Button>
      </div>
    </form>
  );
}
