import type { Translate } from '../../i18n/text';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** How long messages are kept, in the largest unit that tells it. */
export function keptFor(seconds: number, t: Translate): string {
  if (seconds >= DAY) return t('channels.days', { count: Math.round(seconds / DAY) });
  if (seconds >= HOUR) return t('channels.hours', { count: Math.round(seconds / HOUR) });
  return t('channels.minutes', { count: Math.round(seconds / 60) });
}
