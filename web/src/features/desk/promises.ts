/** Service levels as people write them: an amount of minutes, hours or days, where Tekup keeps minutes. */
import type { DeskQueue } from '../../api/types';
import type { Translate } from '../../i18n/text';
import { PRIORITIES, type Priority } from '../inbox/priority';

export const CLOCKS = ['firstResponse', 'resolution'] as const;
export type Clock = (typeof CLOCKS)[number];
export const UNITS = ['minutes', 'hours', 'days'] as const;
export type Unit = (typeof UNITS)[number];

/** An empty amount promises nothing; a text is one that is still being typed. */
export type Promised = { amount: number | string; unit: Unit };
export type Promises = Record<Priority, Record<Clock, Promised>>;

const HOUR = 60;
export const ROUND_THE_CLOCK = 24 * HOUR;
/** The longest promise, in minutes. */
const LONGEST = 525_600;

/** Minutes in a usual working day: the length that most open days have, the longer of two as common. */
export function minutesOfDay(week: number[][][] | null): number {
  const counts = new Map<number, number>();
  for (const day of week ?? []) {
    const open = day.reduce((sum, [from = 0, to = 0]) => sum + to - from, 0);
    if (open > 0) counts.set(open, (counts.get(open) ?? 0) + 1);
  }
  const [usual] = [...counts].sort(([a, times], [b, others]) => others - times || b - a);
  return usual?.[0] ?? ROUND_THE_CLOCK;
}

/** In the largest unit that needs no fraction. */
export function promisedFrom(minutes: number | null | undefined, day: number): Promised {
  if (!minutes) return { amount: '', unit: 'hours' };
  if (minutes % day === 0) return { amount: minutes / day, unit: 'days' };
  if (minutes % HOUR === 0) return { amount: minutes / HOUR, unit: 'hours' };
  return { amount: minutes, unit: 'minutes' };
}

export function minutesOf({ amount, unit }: Promised, day: number): number | null {
  const count = typeof amount === 'number' ? amount : Number.parseFloat(amount);
  if (Number.isNaN(count)) return null;
  const size = { minutes: 1, hours: HOUR, days: day }[unit];
  return Math.round(count * size);
}

export function isPromisable(promised: Promised, day: number): boolean {
  const minutes = minutesOf(promised, day);
  return minutes === null || (minutes >= 1 && minutes <= LONGEST);
}

export function promisesFrom(levels: DeskQueue['serviceLevels'], day: number): Promises {
  const of = (priority: Priority) => ({
    firstResponse: promisedFrom(levels[priority]?.firstResponse, day),
    resolution: promisedFrom(levels[priority]?.resolution, day),
  });
  return { critical: of('critical'), high: of('high'), medium: of('medium'), low: of('low') };
}

export function levelsFrom(promises: Promises, day: number): Record<string, Partial<Record<Clock, number>>> {
  const levels: Record<string, Partial<Record<Clock, number>>> = {};
  for (const priority of PRIORITIES) {
    const level: Partial<Record<Clock, number>> = {};
    for (const clock of CLOCKS) {
      const minutes = minutesOf(promises[priority][clock], day);
      if (minutes !== null) level[clock] = minutes;
    }
    if (Object.keys(level).length > 0) levels[priority] = level;
  }
  return levels;
}

/** Minutes of working time in short: `45 min`, `1 h 30 min`, `2 d`. */
export function workingTime(minutes: number, day: number, t: Translate): string {
  if (minutes % day === 0) return t('desk.time.days', { count: minutes / day });
  const hours = Math.floor(minutes / HOUR);
  const rest = minutes % HOUR;
  const parts = [];
  if (hours > 0) parts.push(t('desk.time.hours', { count: hours }));
  if (rest > 0) parts.push(t('desk.time.minutes', { count: rest }));
  return parts.join(' ');
}

/** `first response 15 min, resolution 4 h`, without what is not promised. */
export function promisesInWords(
  level: DeskQueue['serviceLevels'][string] | undefined,
  day: number,
  t: Translate,
): string {
  const parts = [];
  if (level?.firstResponse) {
    parts.push(t('desk.promises.firstIn', { time: workingTime(level.firstResponse, day, t) }));
  }
  if (level?.resolution) {
    parts.push(t('desk.promises.resolutionIn', { time: workingTime(level.resolution, day, t) }));
  }
  return parts.join(', ');
}
