/** The words of canned answers: names to be put in, and finding them. */
import type { CannedAnswer } from '../../api/types';

export const NAMES = ['customer', 'me'] as const;
export type Name = (typeof NAMES)[number];

export const SHORTCUT = /^[a-z0-9æøå][a-z0-9æøå_-]{0,49}$/;
/** The longest words in one language, in characters. */
export const LONGEST = 5000;

export const token = (name: Name) => `{{${name}}}`;

/** The words as the customer gets them. */
export function filled(words: string, names: Record<Name, string>): string {
  return NAMES.reduce((text, name) => text.replaceAll(token(name), () => names[name]), words);
}

/** Puts a piece in the place of what is selected; the caret then stands behind it. */
export function inserted(
  text: string,
  piece: string,
  start: number,
  end: number,
): { text: string; caret: number } {
  return { text: text.slice(0, start) + piece + text.slice(end), caret: start + piece.length };
}

/** Whether every word of the query is somewhere in the answer. */
export function fits(answer: CannedAnswer, query: string): boolean {
  const all = [`/${answer.shortcut}`, answer.title, ...Object.values(answer.content)]
    .join('\n')
    .toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
