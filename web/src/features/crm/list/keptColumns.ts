import type { Kind } from '../model/kinds';

const key = (kind: Kind) => `tekup-crm-columns-${kind}`;

/** The columns that this person chose last, on this machine. */
export function keptColumns(kind: Kind): string[] | null {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(key(kind)) ?? 'null');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : null;
  } catch {
    return null;
  }
}

export function keepColumns(kind: Kind, columns: string[]): void {
  try {
    window.localStorage.setItem(key(kind), JSON.stringify(columns));
  } catch {
    // Private windows may refuse storage; the choice then lasts as long as the address.
  }
}
