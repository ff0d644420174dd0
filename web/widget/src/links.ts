/** Text cut into words and links. Text stays text; only what a browser may safely follow becomes a link. */

export type Piece = { text: string; href?: string };

const LINK = /\bhttps?:\/\/[^\s<>"'`]+|\bmailto:[^\s<>"'`]+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b/gi;
/** Ends a sentence rather than an address. */
const TRAILING = /[.,;:!?)\]}»”’]+$/;

export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(LINK)) {
    const whole = match[0].replace(TRAILING, '');
    const href = safe(whole.includes(':') ? whole : `mailto:${whole}`);
    if (!href) continue;
    if (match.index > at) found.push({ text: text.slice(at, match.index) });
    found.push({ text: whole, href });
    at = match.index + whole.length;
  }
  if (at < text.length) found.push({ text: text.slice(at) });
  return found;
}

/** The address, if it is one of http, https and mailto. */
export function safe(address: string): string | null {
  try {
    const url = new URL(address);
    return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
