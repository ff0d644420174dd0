/** What can be told of an interface before its description is sent. */

/** What the steps of an interface begin with, as the server asks for it. */
export const fitsName = (name: string) => /^[a-z][a-z0-9_]{0,29}$/.test(name);

/** A name made of a description's title; empty when it gives none. */
export function suggestedName(description: string): string {
  const [, title = ''] =
    /(?:^|[\s{,])"?title"?\s*:\s*["']?([^"'\n,}]+)/.exec(description.slice(0, 20_000)) ?? [];
  const letters = title
    .trim()
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa');
  const words = letters.replaceAll(/[^a-z0-9]+/g, '_').replace(/^[^a-z]+/, '');
  return words.slice(0, 30).replace(/_+$/, '');
}
