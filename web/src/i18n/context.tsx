import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import * as format from './format';
import { type Language, languageOf, type Translate, translator } from './text';

const STORAGE_KEY = 'tekup-language';

type I18n = {
  language: Language;
  t: Translate;
  /** The person's own choice; it outlives the session and wins over profile and browser. */
  choose: (language: Language) => void;
  /** The profile's language, used until the person has chosen. */
  suggest: (tag: string | null) => void;
};

const I18nContext = createContext<I18n | null>(null);

function chosen(): Language | null {
  try {
    return languageOf(window.localStorage.getItem(STORAGE_KEY));
  } catch {
    return null;
  }
}

export function I18nProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(
    () => chosen() ?? navigator.languages.map(languageOf).find((found) => found !== null) ?? 'en',
  );

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  const choose = useCallback((next: Language) => {
    try {
      window.localStorage.setItem(STORAGE_KEY, next);
    } catch {
      // Private windows may refuse storage; the choice then lasts as long as the page.
    }
    setLanguage(next);
  }, []);

  const suggest = useCallback((tag: string | null) => {
    const found = languageOf(tag);
    if (found && chosen() === null) setLanguage(found);
  }, []);

  const value = useMemo(
    () => ({ language, t: translator(language), choose, suggest }),
    [language, choose, suggest],
  );
  return <I18nContext value={value}>{children}</I18nContext>;
}

export function useI18n(): I18n {
  const value = useContext(I18nContext);
  if (!value) throw new Error('useI18n outside I18nProvider');
  return value;
}

/** The formatters, bound to the language shown. */
export function useFormat() {
  const { language } = useI18n();
  return useMemo(
    () => ({
      number: (value: number, digits?: number) => format.formatNumber(value, language, digits),
      short: (value: number) => format.formatShort(value, language),
      percent: (share: number, digits?: number) => format.formatPercent(share, language, digits),
      dateTime: (iso: string) => format.formatDateTime(iso, language),
      time: (iso: string) => format.formatTime(iso, language),
      clock: (at: number | string) => format.formatClock(at, language),
      relative: (iso: string, now: number) => format.formatRelative(iso, language, now),
      duration: (ms: number) => format.formatDuration(ms, language),
      bytes: (bytes: number) => format.formatBytes(bytes, language),
    }),
    [language],
  );
}
