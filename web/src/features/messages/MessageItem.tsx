import { IconHeadset, IconInfoCircle, IconNote, IconSparkles, IconUser } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Message, SenderType } from '../../api/types';
import { useFormat } from '../../i18n/context';
import type { Translate } from '../../i18n/text';
import { AnswerBody } from './AnswerBody';
import { Attachments } from './Attachments';
import classes from './messages.module.css';

/** The class each sender's messages carry; end-to-end flows find messages by it. */
const SENDER_CLASS: Record<SenderType, string> = {
  user: 'user-message',
  ai_agent: 'ai-message',
  human_agent: 'human-message',
  system: 'system-message',
};

export type Perspective = 'staff' | 'customer';

type Props = {
  message: Message;
  perspective: Perspective;
  /** The customer's side speaks the customer's language, the desk speaks the person's own. */
  t: Translate;
  /** What stands under the bubble, such as what was understood. */
  footer?: ReactNode;
};

/** One message with who said it. Own messages stand on the right, the other side's on the left. */
export function MessageItem({ message, perspective, t, footer }: Props) {
  const format = useFormat();
  const sender = message.senderType;
  if (sender === 'system') {
    return (
      <li className={classes.row} data-sender="system">
        <div className={`system-message ${classes.notice}`}>
          <IconInfoCircle size={16} stroke={1.7} aria-hidden="true" />
          <span>{message.content}</span>
        </div>
      </li>
    );
  }
  if (message.internal) return <Note message={message} t={t} />;
  const own = perspective === 'customer' ? sender === 'user' : sender !== 'user';
  return (
    <li className={classes.row} data-sender={sender} data-own={own}>
      <div className={classes.who}>
        <SenderIcon sender={sender} />
        <span className={classes.name}>{senderLabel(message, perspective, t)}</span>
        <time dateTime={message.createdAt} title={format.dateTime(message.createdAt)}>
          {format.time(message.createdAt)}
        </time>
      </div>
      <div className={`${SENDER_CLASS[sender]} ${classes.bubble}`} lang={message.language ?? undefined}>
        {sender === 'ai_agent' ? (
          <AnswerBody message={message} perspective={perspective} t={t} />
        ) : (
          (message.attachments.length === 0 || message.contentType === 'text') && (
            <p className={classes.text}>{message.content}</p>
          )
        )}
        {perspective === 'staff' && <Attachments files={message.attachments} t={t} />}
      </div>
      {footer}
    </li>
  );
}

/** A note among colleagues; it never reaches a customer. */
function Note({ message, t }: { message: Message; t: Translate }) {
  const format = useFormat();
  return (
    <li className={classes.row} data-sender="note" data-own="true">
      <div className={classes.who}>
        <IconNote size={15} stroke={1.7} aria-hidden="true" />
        <span className={classes.name}>{t('sender.note', { name: message.senderName ?? '' })}</span>
        <time dateTime={message.createdAt} title={format.dateTime(message.createdAt)}>
          {format.time(message.createdAt)}
        </time>
      </div>
      <div className={`internal-note ${classes.bubble} ${classes.note}`}>
        <p className={classes.text}>{message.content}</p>
      </div>
    </li>
  );
}

function SenderIcon({ sender }: { sender: SenderType }) {
  const props = { size: 15, stroke: 1.7, 'aria-hidden': true } as const;
  if (sender === 'ai_agent') return <IconSparkles {...props} />;
  if (sender === 'human_agent') return <IconHeadset {...props} />;
  return <IconUser {...props} />;
}

function senderLabel(message: Message, perspective: Perspective, t: Translate): string {
  switch (message.senderType) {
    case 'ai_agent':
      return t('sender.ai');
    case 'human_agent':
      return message.senderName ? t('sender.humanNamed', { name: message.senderName }) : t('sender.human');
    case 'user':
      if (perspective === 'customer') return t('sender.you');
      return message.senderName ?? t('sender.customer');
    default:
      return t('sender.system');
  }
}
