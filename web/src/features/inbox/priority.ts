import type { Conversation } from '../../api/types';
import type { Translate } from '../../i18n/text';

export type Priority = Conversation['priority'];

export const PRIORITIES: Priority[] = ['critical', 'high', 'medium', 'low'];

/** Only what stands out has a colour of its own. */
export const PRIORITY_TONE: Record<Priority, string> = {
  critical: 'red',
  high: 'amber',
  medium: 'gray',
  low: 'gray',
};

export function priorityLabel(priority: Priority, t: Translate): string {
  return t(`priority.${priority}`);
}
