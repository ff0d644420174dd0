import type { Conversation, Message } from '../../api/types';
import type { Translate } from '../../i18n/text';

/**
 * What the customer has to know about who answers. The server writes these into the conversation as
 * system messages; where it has written none they are said here from the conversation's state.
 */
export function notices(conversation: Conversation | null, thread: Message[], t: Translate): string[] {
  if (!conversation || thread.some((message) => message.senderType === 'system')) return [];
  const said: string[] = [];
  if (conversation.escalated) said.push(t('chat.escalated'));
  if (conversation.assignedTo) said.push(t('chat.takenOver', { name: conversation.assignedTo.name }));
  if (conversation.status === 'resolved') said.push(t('chat.resolved'));
  return said;
}
