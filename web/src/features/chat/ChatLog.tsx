import { Loader } from '@mantine/core';
import { IconAlertCircle, IconInfoCircle, IconUser } from '@tabler/icons-react';
import type { Language, Translate } from '../../i18n/text';
import { LoadingRows } from '../../ui/Loading';
import { TypingNotice } from '../inbox/TypingNotice';
import { MessageItem } from '../messages/MessageItem';
import { MessageLog } from '../messages/MessageLog';
import messageClasses from '../messages/messages.module.css';
import classes from './chat.module.css';
import { notices } from './notices';
import { Openers } from './Openers';
import type { Pending } from './pending';
import type { Chat } from './useChat';

type Props = { chat: Chat; t: Translate; language: Language };

export function ChatLog({ chat, t, language }: Props) {
  if (chat.loading) {
    return (
      <div className={classes.body}>
        <LoadingRows rows={3} height={64} />
      </div>
    );
  }
  const empty = chat.messages.length === 0 && chat.pending.length === 0;
  const waits = waitsForAnswer(chat);
  return (
    <div className={classes.body} lang={language}>
      {empty && (
        <div className={classes.welcome}>
          <p className={classes.hello}>{t('chat.hello')}</p>
          <Openers language={language} onChoose={chat.send} />
        </div>
      )}
      <MessageLog label={t('thread.log')} jumpLabel={t('thread.newest')}>
        {chat.messages.map((message) => (
          <MessageItem key={message.id} message={message} perspective="customer" t={t} />
        ))}
        {chat.pending.map((item) => (
          <PendingItem key={item.clientId} item={item} t={t} onRetry={() => chat.retry(item)} />
        ))}
        {notices(chat.conversation, chat.messages, t).map((notice) => (
          <li key={notice} className={messageClasses.row} data-sender="system">
            <div className={`system-message ${messageClasses.notice}`}>
              <IconInfoCircle size={16} stroke={1.7} aria-hidden="true" />
              <span>{notice}</span>
            </div>
          </li>
        ))}
        {waits && (
          <li className={messageClasses.row} data-sender="ai_agent">
            <span className={classes.thinking}>
              <Loader size={14} type="dots" color="fjord" aria-hidden="true" /> {t('chat.reading')}
            </span>
          </li>
        )}
      </MessageLog>
      {chat.conversation && <TypingNotice conversationId={chat.conversation.id} />}
    </div>
  );
}

/** The assistant still owes an answer: the last word is the customer's and no person has taken over. */
function waitsForAnswer(chat: Chat): boolean {
  const status = chat.conversation?.status;
  if (chat.conversation?.assignedTo || status === 'escalated' || status === 'resolved') return false;
  const sending = chat.pending.some((item) => item.state !== 'failed');
  return sending || chat.messages.at(-1)?.senderType === 'user';
}

function PendingItem({ item, t, onRetry }: { item: Pending; t: Translate; onRetry: () => void }) {
  const failed = item.state === 'failed';
  return (
    <li className={messageClasses.row} data-sender="user" data-own="true">
      <div className={messageClasses.who}>
        {failed ? (
          <IconAlertCircle size={15} aria-hidden="true" />
        ) : (
          <IconUser size={15} aria-hidden="true" />
        )}
        <span className={messageClasses.name}>{t('sender.you')}</span>
        {failed ? (
          <button type="button" className={classes.retry} onClick={onRetry}>
            {t('chat.notSent')}
          </button>
        ) : (
          <span>{t('chat.sending')}</span>
        )}
      </div>
      <div className={`user-message ${messageClasses.bubble}`} data-state={item.state}>
        <p className={messageClasses.text}>{item.content}</p>
      </div>
      {item.reason && <span className={classes.reason}>{item.reason}</span>}
    </li>
  );
}
