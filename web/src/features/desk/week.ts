/** A week of working hours, as clock times in a form and as minutes of the day in Tekup. */
import type { Language } from '../../i18n/text';

export type SpanDraft = { key: number; from: string; to: string };
export type WeekDraft = SpanDraft[][];
export type WeekProblem = 'incomplete' | 'order' | 'overlap';

const DAY = 24 * 60;
/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

let keys = 0;
export function span(from: string, to: string): SpanDraft {
  keys += 1;
  return { key: keys, from, to };
}

/** Minutes of the day from what people type: `8`, `8.30`, `0830`, `24:00`; null for anything else. */
export function minutesFrom(clock: string): number | null {
  const match = clock.trim().match(/^(\d{1,2})(?:[:.]?([0-5]\d))?$/);
  const minutes = match ? Number(match[1]) * 60 + Number(match[2] ?? 0) : Number.NaN;
  return minutes <= DAY ? minutes : null;
}

export function clockFrom(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** The end of a span: midnight ends the day. */
export function endFrom(clock: string): number | null {
  const minutes = minutesFrom(clock);
  return minutes === 0 ? DAY : minutes;
}

export function draftFrom(week: number[][][]): WeekDraft {
  return Array.from({ length: 7 }, (_, day) =>
    (week[day] ?? []).map(([from = 0, to = DAY]) => span(clockFrom(from), clockFrom(to))),
  );
}

/** Monday to Friday, 8 to 16. */
export function usualWeek(): WeekDraft {
  return Array.from({ length: 7 }, (_, day) => (day < 5 ? [span('08:00', '16:00')] : []));
}

/** What is wrong with a day, if anything. */
export function problemOf(day: SpanDraft[]): WeekProblem | null {
  const spans = spansOf(day);
  if (spans.some(([from, to]) => from === null || to === null)) return 'incomplete';
  const whole = spans as [number, number][];
  if (whole.some(([from, to]) => from >= to)) return 'order';
  whole.sort(([a], [b]) => a - b);
  return whole.some(([from], index) => index > 0 && from < (whole[index - 1]?.[1] ?? 0)) ? 'overlap' : null;
}

function spansOf(day: SpanDraft[]): [number | null, number | null][] {
  return day.map(({ from, to }) => [minutesFrom(from), endFrom(to)]);
}

/** In order; only for a week without problems. */
export function weekFrom(draft: WeekDraft): [number, number][][] {
  return draft.map((day) => (spansOf(day) as [number, number][]).sort(([a], [b]) => a - b));
}

/** Monday to Friday like one of its days; the weekend stays. */
export function copyToWeekdays(draft: WeekDraft, source: number): WeekDraft {
  return draft.map((day, index) =>
    index < 5 && index !== source ? (draft[source] ?? []).map(({ from, to }) => span(from, to)) : day,
  );
}

/** Where a new span starts: after the last one, for four hours or what is left of the day. */
export function nextSpan(day: SpanDraft[]): SpanDraft {
  const last = day.at(-1);
  const end = last ? endFrom(last.to) : null;
  if (end === null || end >= DAY) return span('08:00', '16:00');
  const from = Math.min(end + 60, DAY - 60);
  return span(clockFrom(from), clockFrom(Math.min(from + 240, DAY)));
}

export function weekdayName(day: number, language: Language, style: 'long' | 'short' = 'long'): string {
  return new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' }).format(MONDAY + day * DAY_MS);
}

/** Days in a row with the same hours together: `Mon–Fri 08:00–16:00`. Days without hours are left out. */
export function weekInWords(week: number[][][], language: Language): string[] {
  const lines: { first: number; last: number; spans: string }[] = [];
  for (const [day, spans] of week.entries()) {
    const text = spans.map(([from = 0, to = 0]) => `${clockFrom(from)}–${clockFrom(to)}`).join(', ');
    const before = lines.at(-1);
    if (text === '') continue;
    if (before && before.last === day - 1 && before.spans === text) before.last = day;
    else lines.push({ first: day, last: day, spans: text });
  }
  return lines.map(({ first, last, spans }) => {
    const from = weekdayName(first, language, 'short');
    return `${first === last ? from : `${from}–${weekdayName(last, language, 'short')}`} ${spans}`;
  });
}
