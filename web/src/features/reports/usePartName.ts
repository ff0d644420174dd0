import { useMemo } from 'react';
import type { Report } from '../../api/types';
import { useI18n } from '../../i18n/context';

/** What a part of a report is called on an axis. */
export function usePartName(interval: Report['interval']) {
  const { language } = useI18n();
  return useMemo(() => {
    const locale = language === 'da' ? 'da-DK' : 'en-GB';
    const options: Intl.DateTimeFormatOptions =
      interval === 'month' ? { month: 'short', year: 'numeric' } : { day: 'numeric', month: 'short' };
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    return (part: { day: string }) => format.format(new Date(`${part.day}T12:00:00Z`));
  }, [language, interval]);
}
