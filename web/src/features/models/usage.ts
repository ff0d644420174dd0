/** Usage over days, made ready to be drawn. */
import type { ModelUsage } from '../../api/types';

export const PERIODS = [1, 7, 30, 90] as const;
export const SIDES = ['model', 'provider', 'alias', 'agent', 'user', 'key'] as const;
export type Side = (typeof SIDES)[number];

type Point = ModelUsage['series'][number];
export type Measure = (point: Point) => number | null;

/** Names that are drawn on their own; the rest is drawn together. */
const DRAWN = 5;
/** Under what the rest is drawn; no name is empty twice. */
export const OTHERS = '\u0000others';

export type Drawn = { names: string[]; days: { day: string; values: number[] }[] };

/** Each day of the period with a value for each name, those that used most first; null where nothing was used. */
export function drawn(usage: ModelUsage, measure: Measure): Drawn | null {
  const sums = new Map<string, number>();
  for (const point of usage.series) {
    sums.set(point.name, (sums.get(point.name) ?? 0) + (measure(point) ?? 0));
  }
  const most = [...sums].filter(([, sum]) => sum > 0).sort((a, b) => b[1] - a[1]);
  if (most.length === 0) return null;
  const single = most.slice(0, most.length > DRAWN ? DRAWN - 1 : DRAWN).map(([name]) => name);
  const names = most.length > single.length ? [...single, OTHERS] : single;
  const days = daysOf(usage).map((day) => ({ day, values: names.map(() => 0) }));
  const byDay = new Map(days.map((one) => [one.day, one.values]));
  for (const point of usage.series) {
    const values = byDay.get(point.at.slice(0, 10));
    const own = names.indexOf(point.name);
    const place = own < 0 ? names.indexOf(OTHERS) : own;
    const before = values?.[place];
    if (values && before !== undefined) values[place] = before + (measure(point) ?? 0);
  }
  return { names, days };
}

/** Every day from the first to the last, as `2026-01-31`. */
export function daysOf(usage: Pick<ModelUsage, 'from' | 'until'>): string[] {
  const days: string[] = [];
  const at = new Date(`${usage.from.slice(0, 10)}T00:00:00Z`);
  while (at.getTime() < Date.parse(usage.until) && days.length < 400) {
    days.push(at.toISOString().slice(0, 10));
    at.setUTCDate(at.getUTCDate() + 1);
  }
  return days;
}
