/** Numbers, times and sizes as people in Denmark and in English-speaking countries write them. */
import type { Language } from './text';

const LOCALES: Record<Language, string> = { da: 'da-DK', en: 'en-GB' };
const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** Formatters cost far more to make than to use. */
function kept<Options, Formatter>(make: (locale: string, options: Options) => Formatter) {
  const made = new Map<string, Formatter>();
  return (locale: string, options: Options): Formatter => {
    const key = `${locale} ${JSON.stringify(options)}`;
    const found = made.get(key) ?? make(locale, options);
    made.set(key, found);
    return found;
  };
}

const numbers = kept((locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options));
const dates = kept((locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options));
const distances = kept(
  (locale, options: Intl.RelativeTimeFormatOptions) => new Intl.RelativeTimeFormat(locale, options),
);

export function formatNumber(value: number, language: Language, digits = 0): string {
  return numbers(LOCALES[language], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}

/** A large number in a few letters, such as 1.2M; for axes. */
export function formatShort(value: number, language: Language): string {
  return numbers(LOCALES[language], { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

/** A share (0..1) as a percentage. */
export function formatPercent(share: number, language: Language, digits = 0): string {
  return numbers(LOCALES[language], {
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(share);
}

export function formatDateTime(iso: string, language: Language): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '–';
  return dates(LOCALES[language], { dateStyle: 'medium', timeStyle: 'short' }).format(date);
}

export function formatTime(iso: string, language: Language): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '–';
  return dates(LOCALES[language], { hour: '2-digit', minute: '2-digit' }).format(date);
}

/** A time of day to the millisecond, for what follows quickly on each other. */
export function formatClock(at: number | string, language: Language): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return '–';
  return dates(LOCALES[language], {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
  }).format(date);
}

/** "3 minutes ago" within a week, a date beyond it. */
export function formatRelative(iso: string, language: Language, now: number): string {
  const then = new Date(iso).getTime();
  if (Number.isNaN(then)) return '–';
  const seconds = Math.round((then - now) / 1000);
  const distance = Math.abs(seconds);
  const relative = distances(LOCALES[language], { numeric: 'auto', style: 'short' });
  if (distance < MINUTE) return relative.format(0, 'second');
  if (distance < HOUR) return relative.format(Math.trunc(seconds / MINUTE), 'minute');
  if (distance < DAY) return relative.format(Math.trunc(seconds / HOUR), 'hour');
  if (distance < 7 * DAY) return relative.format(Math.trunc(seconds / DAY), 'day');
  return dates(LOCALES[language], {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(then);
}

/** A length of time in milliseconds: `340 ms`, `12.4 s`, `3 min 5 s`. */
export function formatDuration(ms: number, language: Language): string {
  if (!Number.isFinite(ms) || ms < 0) return '–';
  if (ms < 1000) return `${formatNumber(ms, language)} ms`;
  if (ms < 60_000) return `${formatNumber(ms / 1000, language, 1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds >= 3600) return formatLong(Math.round(seconds / 60), language);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** Minutes from an hour on: `2 h 5 min`, `3 d 4 h`. */
function formatLong(minutes: number, language: Language): string {
  const hour = language === 'da' ? 't' : 'h';
  if (minutes < 1440) return `${Math.floor(minutes / 60)} ${hour} ${minutes % 60} min`;
  return `${Math.floor(minutes / 1440)} d ${Math.floor((minutes % 1440) / 60)} ${hour}`;
}

/** Bytes in decimal units, as disks and model pages count them. */
export function formatBytes(bytes: number, language: Language): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${formatNumber(value, language, unit > 1 ? 1 : 0)} ${units[unit]}`;
}
