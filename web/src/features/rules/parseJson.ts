import type { Translate } from '../../i18n/text';

export type Parsed = { ok: true; value: Record<string, unknown> } | { ok: false; reason: string };

/** Reads a JSON object; the reason why not is in the reader's language. */
export function parseJson(text: string, t: Translate): Parsed {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { ok: true, value: value as Record<string, unknown> };
    }
    return { ok: false, reason: t('rules.notObject') };
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    return { ok: false, reason: t('rules.notJson', { reason }) };
  }
}
