import type { DeskQueue } from '../../api/types';

/** How a queue finds somebody, and what that means. */
export const ASSIGNMENTS = {
  manual: { label: 'desk.queues.manual', hint: 'desk.queues.manualHint' },
  round_robin: { label: 'desk.queues.inTurn', hint: 'desk.queues.inTurnHint' },
  least_busy: { label: 'desk.queues.leastBusy', hint: 'desk.queues.leastBusyHint' },
} as const satisfies Record<DeskQueue['assignment'], object>;

export const ASSIGNMENT_NAMES = Object.keys(ASSIGNMENTS) as DeskQueue['assignment'][];
