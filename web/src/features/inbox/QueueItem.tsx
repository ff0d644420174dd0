import { Badge, Checkbox } from '@mantine/core';
import { IconHeadset, IconSparkles } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Conversation } from '../../api/types';
import { useI18n } from '../../i18n/context';
import {
  channelLabel,
  reasonLabel,
  STATUS_TONE,
  sentimentLabel,
  sentimentTone,
  statusLabel,
} from '../../i18n/labels';
import { isOpen, needsPerson } from '../../live/merge';
import { RelativeTime } from '../../ui/RelativeTime';
import { customerName } from './customerName';
import classes from './inbox.module.css';
import { PRIORITY_TONE, priorityLabel } from './priority';

type Props = {
  conversation: Conversation;
  /** Present while conversations are being ticked. */
  ticked?: boolean;
  onTick?: (ticked: boolean) => void;
};

export function QueueItem({ conversation, ticked, onTick }: Props) {
  const { t } = useI18n();
  const waiting = needsPerson(conversation);
  const mood = conversation.sentimentScore;
  return (
    <li className={classes.itemRow}>
      {onTick && (
        <Checkbox
          className={classes.tick}
          aria-label={t('bulk.tick', { name: customerName(conversation, t) })}
          checked={ticked}
          onChange={(event) => onTick(event.currentTarget.checked)}
        />
      )}
      <Link
        to="/inbox/$id"
        params={{ id: conversation.id }}
        search={(old) => old}
        className={classes.item}
        activeProps={{ 'aria-current': 'page' }}
        data-waiting={waiting}
      >
        <span className={classes.itemTop}>
          <span className={classes.customer}>{customerName(conversation, t)}</span>
          <span className={classes.when}>
            <RelativeTime at={conversation.lastActivityAt} />
          </span>
        </span>
        <span className={classes.preview}>{conversation.lastMessage ?? t('inbox.noMessages')}</span>
        <span className={classes.tags}>
          {waiting ? (
            <Badge size="sm" color="amber">
              {conversation.escalationReason
                ? reasonLabel(conversation.escalationReason, t)
                : t('status.escalated')}
            </Badge>
          ) : (
            // Whoever has an open conversation stands at the end of the line already.
            !(conversation.assignedTo && isOpen(conversation)) && (
              <Badge size="sm" color={STATUS_TONE[conversation.status]}>
                {statusLabel(conversation.status, t)}
              </Badge>
            )
          )}
          {!waiting && mood !== null && mood < -0.15 && (
            <Badge size="sm" color={sentimentTone(mood)}>
              {t(sentimentLabel(mood))}
            </Badge>
          )}
          {isOpen(conversation) &&
            (conversation.priority === 'critical' || conversation.priority === 'high') && (
              <Badge size="sm" color={PRIORITY_TONE[conversation.priority]}>
                {priorityLabel(conversation.priority, t)}
              </Badge>
            )}
          {conversation.tags.slice(0, 3).map((tag) => (
            <span key={tag} className={classes.tag}>
              {tag}
            </span>
          ))}
          <span className={classes.channel}>{channelLabel(conversation.channel, t)}</span>
          <span className={classes.handler}>
            {conversation.assignedTo ? (
              <>
                <IconHeadset size={14} aria-hidden="true" /> {conversation.assignedTo.name}
              </>
            ) : (
              isOpen(conversation) &&
              !waiting && (
                <>
                  <IconSparkles size={14} aria-hidden="true" /> {t('sender.ai')}
                </>
              )
            )}
          </span>
        </span>
      </Link>
    </li>
  );
}
