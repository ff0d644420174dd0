import type { Conversation } from '../../api/types';
import type { Translate } from '../../i18n/text';

/** The customer's name, or a stable short name made of the id the channel gave. */
export function customerName(conversation: Conversation, t: Translate): string {
  if (conversation.customerName) return conversation.customerName;
  return t('inbox.customerNumber', { id: conversation.userId.slice(-8) });
}
