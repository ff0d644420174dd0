/** Counts for the overview, made of what the list endpoints return. */
import type { Conversation, Run, RunState } from '../../api/types';

export type Summary = {
  needsPerson: number;
  open: number;
  /** Conversations closed without a person, as a share of the closed ones; null with none closed. */
  automated: number | null;
  /** The mean of the conversations' own AI confidence; null when none has one. */
  confidence: number | null;
  byStatus: { status: Conversation['status']; count: number }[];
  reasons: { reason: string; count: number }[];
  /** The last seven days, oldest first: conversations started and those of them escalated. */
  days: { day: string; started: number; escalated: number }[];
  runsByState: { state: RunState; count: number }[] | null;
  /** The lists went on past what was counted. */
  partial: boolean;
};

const STATUSES: Conversation['status'][] = ['active', 'waiting', 'escalated', 'resolved', 'abandoned'];
const RUN_STATES: RunState[] = ['queued', 'running', 'waiting', 'completed', 'failed', 'cancelled'];
const DAY_MS = 86_400_000;
const DAYS = 7;

export function summarise(
  conversations: Conversation[],
  runs: Run[] | null,
  most: number,
  now: number,
): Summary {
  const closed = conversations.filter((item) => item.status === 'resolved');
  const confidences = conversations.flatMap((item) => item.aiConfidenceAvg ?? []);
  return {
    needsPerson: conversations.filter((item) => item.status === 'escalated' && !item.assignedTo).length,
    open: conversations.filter((item) => item.status !== 'resolved' && item.status !== 'abandoned').length,
    automated: closed.length
      ? closed.filter((item) => item.resolutionType === 'automated').length / closed.length
      : null,
    confidence: confidences.length ? confidences.reduce((a, b) => a + b, 0) / confidences.length : null,
    byStatus: STATUSES.map((status) => ({
      status,
      count: conversations.filter((item) => item.status === status).length,
    })).filter((entry) => entry.count > 0),
    reasons: countReasons(conversations),
    days: countDays(conversations, now),
    runsByState:
      runs === null
        ? null
        : RUN_STATES.map((state) => ({
            state,
            count: runs.filter((run) => run.state === state).length,
          })).filter((entry) => entry.count > 0),
    partial: conversations.length >= most || (runs?.length ?? 0) >= most,
  };
}

function countReasons(conversations: Conversation[]): Summary['reasons'] {
  const counts = new Map<string, number>();
  for (const { escalated, escalationReason } of conversations) {
    if (escalated && escalationReason) counts.set(escalationReason, (counts.get(escalationReason) ?? 0) + 1);
  }
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => b.count - a.count)
    .slice(0, 6);
}

/** Days in the reader's own time zone. */
function countDays(conversations: Conversation[], now: number): Summary['days'] {
  return Array.from({ length: DAYS }, (_, index) => {
    const day = localDay(now - (DAYS - 1 - index) * DAY_MS);
    const started = conversations.filter((item) => localDay(Date.parse(item.startedAt)) === day);
    return { day, started: started.length, escalated: started.filter((item) => item.escalated).length };
  });
}

function localDay(at: number): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return '';
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
