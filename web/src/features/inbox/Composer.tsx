import { Button, Textarea } from '@mantine/core';
import { IconSend2 } from '@tabler/icons-react';
import { useState } from 'react';
import type { Conversation } from '../../api/types';
import { useCan, useSession } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { isOpen } from '../../live/merge';
import { ErrorNotice } from '../../ui/ErrorNotice';
import classes from './inbox.module.css';
import { useReply } from './queries';
import { useTyping } from './useTyping';

/** Where a person answers; open to whoever has taken the conversation over. */
export function Composer({ conversation }: { conversation: Conversation }) {
  const { t } = useI18n();
  const can = useCan();
  const { user } = useSession();
  const [text, setText] = useState('');
  const reply = useReply(conversation.id);
  const typing = useTyping(conversation.id);

  if (!isOpen(conversation)) return null;
  if (!can('conversations:reply')) return <p className={classes.composerHint}>{t('composer.readOnly')}</p>;
  if (conversation.assignedTo?.id !== user.id) {
    return (
      <p className={classes.composerHint}>
        {conversation.assignedTo
          ? t('composer.otherAnswers', { name: conversation.assignedTo.name })
          : t('composer.takeOverFirst')}
      </p>
    );
  }

  const send = () => {
    const content = text.trim();
    if (!content || reply.isPending) return;
    typing.stop();
    reply.mutate(content, { onSuccess: () => setText('') });
  };

  return (
    <form
      className={classes.composer}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {reply.isError && <ErrorNotice error={reply.error} />}
      <div className={classes.composerRow}>
        <Textarea
          id="reply-input"
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
          disabled={text.trim() === ''}
          rightSection={<IconSend2 size={16} aria-hidden="true" />}
        >
          {t('composer.send')}
        </Button>
      </div>
      <p className={classes.keys}>{t('composer.keys')}</p>
    </form>
  );
}
