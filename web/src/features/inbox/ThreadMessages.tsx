import { Badge } from '@mantine/core';
import { IconMessage } from '@tabler/icons-react';
import type { Message } from '../../api/types';
import { useFormat, useI18n } from '../../i18n/context';
import { sentimentLabel, sentimentTone } from '../../i18n/labels';
import { EmptyState } from '../../ui/EmptyState';
import { LoadingRows } from '../../ui/Loading';
import { MessageItem } from '../messages/MessageItem';
import { MessageLog } from '../messages/MessageLog';
import messageClasses from '../messages/messages.module.css';
import classes from './inbox.module.css';
import { TypingNotice } from './TypingNotice';

type Props = { conversationId: string; messages: Message[] | null };

export function ThreadMessages({ conversationId, messages }: Props) {
  const { t } = useI18n();
  if (messages === null) {
    return (
      <div className={`${classes.pad} ${classes.grow}`}>
        <LoadingRows rows={4} height={72} />
      </div>
    );
  }
  if (messages.length === 0) {
    return (
      <div className={classes.grow}>
        <EmptyState icon={IconMessage} title={t('thread.empty')} />
      </div>
    );
  }
  return (
    <>
      <MessageLog label={t('thread.log')} jumpLabel={t('thread.newest')}>
        {messages.map((message) => (
          <MessageItem
            key={message.id}
            message={message}
            perspective="staff"
            t={t}
            footer={message.senderType === 'user' ? <UnderstoodLine message={message} /> : null}
          />
        ))}
      </MessageLog>
      <TypingNotice conversationId={conversationId} />
    </>
  );
}

/** The short form of what was understood, under a customer's message. */
function UnderstoodLine({ message }: { message: Message }) {
  const { t } = useI18n();
  const format = useFormat();
  if (!message.intent && message.sentiment === null) return null;
  return (
    <div className={messageClasses.understood}>
      {message.intent && (
        <span>
          {message.intent}
          {message.confidence !== null && ` · ${format.percent(message.confidence)}`}
        </span>
      )}
      {message.sentiment !== null && message.sentiment < -0.15 && (
        <Badge size="xs" color={sentimentTone(message.sentiment)}>
          {t(sentimentLabel(message.sentiment))}
        </Badge>
      )}
    </div>
  );
}
