/** The typed text lookup: keys and placeholders come from the English dictionary. */
import { da } from './da';
import { en } from './en';

export type Language = 'da' | 'en';
export type TextKey = keyof typeof en;
/** A dictionary that has every key; a missing one does not compile. */
export type Dictionary = Record<TextKey, string>;

type Placeholders<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;
export type TextValues<K extends TextKey> = Record<Placeholders<(typeof en)[K]>, string | number>;
type Args<K extends TextKey> = [Placeholders<(typeof en)[K]>] extends [never] ? [] : [values: TextValues<K>];

export type Translate = <K extends TextKey>(key: K, ...args: Args<K>) => string;

export const dictionaries: Record<Language, Dictionary> = { da, en };

export function translator(language: Language): Translate {
  const dictionary = dictionaries[language];
  return (key, ...args) => fill(dictionary[key], args[0] as Record<string, string | number> | undefined);
}

/** Puts values in the place of `{name}`. */
export function fill(text: string, values?: Record<string, string | number>): string {
  if (!values) return text;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}

/** The language for a browser or profile tag such as `da-DK`; Danish for its neighbours, else English. */
export function languageOf(tag: string | null | undefined): Language | null {
  if (!tag) return null;
  const primary = tag.toLowerCase().split(/[-_]/)[0];
  if (primary === 'da' || primary === 'nb' || primary === 'nn' || primary === 'no') return 'da';
  return primary === 'en' ? 'en' : null;
}
