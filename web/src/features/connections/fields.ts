import type { Connection, ConnectionField } from '../../api/types';

/** What a form holds of a connection: texts by the fields' names. */
export type FieldTexts = Record<string, string>;

function shown(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.join('\n');
  return typeof value === 'object' ? JSON.stringify(value, null, 2) : String(value);
}

/** The settings as texts; secrets are never known and stay empty. */
export function textsOf(fields: ConnectionField[], connection: Connection | null): FieldTexts {
  const settings = (connection?.settings ?? {}) as Record<string, unknown>;
  return Object.fromEntries(
    fields.map((field) => [field.name, field.secret ? '' : shown(settings[field.name])]),
  );
}

function parsed(field: ConnectionField, text: string): unknown {
  if (field.format === 'number') return Number(text);
  if (field.format === 'list') return text.split(/[\s,]+/).filter(Boolean);
  if (field.format === 'object') {
    try {
      return JSON.parse(text);
    } catch {
      return text;
    }
  }
  return text.trim();
}

/** What the API takes: settings by their types, and the secrets that were filled in. */
export function bodyOf(fields: ConnectionField[], texts: FieldTexts) {
  const settings: Record<string, unknown> = {};
  const secrets: Record<string, string> = {};
  for (const field of fields) {
    const text = texts[field.name] ?? '';
    if (text.trim() === '') continue;
    if (field.secret) secrets[field.name] = text.trim();
    else settings[field.name] = parsed(field, text);
  }
  return { settings, secrets };
}

/** A signing secret as the Standard Webhooks scheme writes it. */
export function freshSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return `whsec_${btoa(String.fromCharCode(...bytes))}`;
}
