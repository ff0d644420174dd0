import { useMemo } from 'react';
import { useFormat, useI18n } from '../../i18n/context';
import type { Unit } from './measures';

/** Writes a figure as people read it. */
export function useShown(currency: string | null) {
  const { language } = useI18n();
  const format = useFormat();
  return useMemo(() => {
    const money = new Intl.NumberFormat(language === 'da' ? 'da-DK' : 'en-GB', {
      style: 'currency',
      currency: currency ?? 'DKK',
    });
    return (value: number | null, unit: Unit): string => {
      if (value === null) return '–';
      switch (unit) {
        case 'count':
          return format.number(value);
        case 'share':
          return format.percent(value, 1);
        case 'seconds':
          return format.duration(value * 1000);
        case 'score':
          return format.number(value, 2);
        case 'mood':
          return format.number(value, 2);
        case 'money':
          return money.format(value);
      }
    };
  }, [language, format, currency]);
}
