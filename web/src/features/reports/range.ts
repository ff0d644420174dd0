/** The range of days a report is about, as it stands in the address. */
export const PRESETS = [7, 30, 90, 365] as const;
export type Preset = (typeof PRESETS)[number];
export const INTERVALS = ['day', 'week', 'month'] as const;
export const DIMENSIONS = ['channel', 'intent', 'queue', 'person'] as const;
export type Interval = (typeof INTERVALS)[number];
export type Dimension = (typeof DIMENSIONS)[number];

export type ReportSearch = {
  days?: Preset;
  from?: string;
  to?: string;
  interval?: Interval;
  channel?: string;
  intent?: string;
  queueId?: string;
  personId?: string;
  by?: Dimension;
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function reportSearch(search: Record<string, unknown>): ReportSearch {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
  const day = (value: unknown) => {
    const found = text(value);
    return found && DAY.test(found) ? found : undefined;
  };
  return {
    days: PRESETS.find((one) => one === Number(search.days)),
    from: day(search.from),
    to: day(search.to),
    interval: INTERVALS.find((one) => one === search.interval),
    channel: text(search.channel),
    intent: text(search.intent),
    queueId: text(search.queueId),
    personId: text(search.personId),
    by: DIMENSIONS.find((one) => one === search.by),
  };
}

/** First and last day. Without any, the last 30 days. */
export function daysOf(search: ReportSearch, today: string): { from: string; to: string } {
  if (search.from && search.to) return { from: search.from, to: search.to };
  return { from: addDays(today, 1 - (search.days ?? 30)), to: today };
}

export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Today in the reader's own time zone. */
export function today(now = new Date()): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
