import { Button, Textarea } from '@mantine/core';
import { IconHeadset, IconSend2 } from '@tabler/icons-react';
import { useState } from 'react';
import type { Translate } from '../../i18n/text';
import { isOpen } from '../../live/merge';
import { useTyping } from '../inbox/useTyping';
import classes from './chat.module.css';
import type { Chat } from './useChat';

export function ChatInput({ chat, t }: { chat: Chat; t: Translate }) {
  const [text, setText] = useState('');
  const typing = useTyping(chat.conversation?.id ?? null);
  const closed = chat.conversation !== null && !isOpen(chat.conversation);
  const withPerson = chat.conversation?.escalated || chat.conversation?.assignedTo;

  const send = () => {
    const content = text.trim();
    if (!content) return;
    typing.stop();
    setText('');
    chat.send(content);
  };

  return (
    <form
      className={classes.input}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className={classes.inputRow}>
        <Textarea
          id="chat-input"
          className={classes.inputText}
          aria-label={t('chat.input')}
          placeholder={closed ? t('chat.resolved') : t('chat.placeholder')}
          disabled={closed}
          autosize
          minRows={1}
          maxRows={6}
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
          id="send-button"
          type="submit"
          disabled={closed}
          rightSection={<IconSend2 size={16} aria-hidden="true" />}
        >
          {t('composer.send')}
        </Button>
      </div>
      {!closed && !withPerson && chat.messages.length > 0 && (
        <Button
          id="ask-person"
          variant="subtle"
          color="gray"
          size="compact-sm"
          className={classes.askPerson}
          leftSection={<IconHeadset size={15} aria-hidden="true" />}
          onClick={chat.askForPerson}
        >
          {t('chat.askPerson')}
        </Button>
      )}
    </form>
  );
}
