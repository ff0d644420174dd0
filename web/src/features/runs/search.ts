import type { RunState } from '../../api/types';

export const RUN_STATES: RunState[] = ['queued', 'running', 'waiting', 'completed', 'failed', 'cancelled'];
/** How far back the list goes, in hours. */
export const SINCE = { hour: 1, day: 24, week: 168, month: 720 } as const;
export type Since = keyof typeof SINCE;
const HOUR_MS = 3_600_000;

/** What the list of runs is narrowed down to, as it stands in the address. */
export type RunSearch = {
  state?: RunState;
  kind?: string;
  since?: Since;
  /** Only what is about this thing. */
  about?: string;
  /** Only with these words in the error. */
  error?: string;
};

export function runSearch(search: Record<string, unknown>): RunSearch {
  return {
    state: RUN_STATES.find((state) => state === search.state),
    kind: text(search.kind),
    about: text(search.about),
    error: text(search.error),
    since: (Object.keys(SINCE) as Since[]).find((since) => since === search.since),
  };
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

/** The runs put in the queue within `since`; a list is newest first, so the first older one ends it. */
export function within<T extends { createdAt: string }>(
  items: T[],
  since: Since | undefined,
  now: number,
): { items: T[]; ends: boolean } {
  if (!since) return { items, ends: false };
  const earliest = now - SINCE[since] * HOUR_MS;
  const end = items.findIndex((item) => Date.parse(item.createdAt) < earliest);
  return end < 0 ? { items, ends: false } : { items: items.slice(0, end), ends: true };
}
