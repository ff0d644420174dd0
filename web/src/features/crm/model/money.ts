/** Amounts come and go in the smallest units of their currency. */
import type { Language } from '../../../i18n/text';

const LOCALES: Record<Language, string> = { da: 'da-DK', en: 'en-GB' };

/** Digits behind the comma of a currency; two where it is unknown. */
export function digitsOf(currency: string): number {
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    return format.resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

export const toMajor = (minor: number, currency: string) => minor / 10 ** digitsOf(currency);
export const toMinor = (major: number, currency: string) => Math.round(major * 10 ** digitsOf(currency));

/** Digits that a number has behind its comma. */
export const decimalsIn = (value: number) => String(value).split('.')[1]?.length ?? 0;

/** An amount as people write it; without fractions where there are none. */
export function formatMoney(minor: number, currency: string, language: Language): string {
  const major = toMajor(minor, currency);
  const digits = Number.isInteger(major) ? 0 : digitsOf(currency);
  try {
    return new Intl.NumberFormat(LOCALES[language], {
      style: 'currency',
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(major);
  } catch {
    return `${major} ${currency}`;
  }
}

/** Amounts by currency, in one line. */
export function formatWorth(worth: Record<string, number>, language: Language): string {
  return Object.entries(worth)
    .filter(([, minor]) => minor !== 0)
    .map(([currency, minor]) => formatMoney(minor, currency, language))
    .join(' + ');
}
