import { IconAlertTriangle } from '@tabler/icons-react';
import type { Conversation } from '../../api/types';
import { useI18n } from '../../i18n/context';
import { reasonLabel } from '../../i18n/labels';
import { isOpen } from '../../live/merge';
import classes from './inbox.module.css';

/** Why a conversation came to the desk; stays until it is resolved. */
export function EscalationBanner({ conversation }: { conversation: Conversation }) {
  const { t } = useI18n();
  if (!conversation.escalated || !isOpen(conversation)) return null;
  const reason = conversation.escalationReason;
  return (
    <div className={classes.banner} role="status">
      <IconAlertTriangle size={18} stroke={1.7} aria-hidden="true" />
      <span>
        <strong>{conversation.assignedTo ? t('escalation.taken') : t('escalation.waiting')}</strong>{' '}
        {reason && t('escalation.because', { reason: reasonLabel(reason, t) })}
      </span>
    </div>
  );
}
