/** What outlives a reload: nothing at all until the visitor has written. */
import type { Pending } from './types';

export type Kept = {
  token?: string;
  conversation?: string;
  pending?: { key: string; text: string }[];
  sound?: boolean;
};

export class Storage {
  private readonly name: string;

  constructor(key: string) {
    this.name = `tekup-widget:${key}`;
  }

  read(): Kept {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(this.name) ?? '{}');
      return typeof kept === 'object' && kept !== null ? (kept as Kept) : {};
    } catch {
      return {};
    }
  }

  write(kept: Kept): void {
    try {
      localStorage.setItem(this.name, JSON.stringify(kept));
    } catch {
      // Full or forbidden: then the conversation lasts as long as the page.
    }
  }

  clear(): void {
    try {
      localStorage.removeItem(this.name);
    } catch {
      // Nothing was kept then.
    }
  }
}

/** Files cannot be kept, words can. */
export function keepable(pending: Pending[]): { key: string; text: string }[] {
  return pending.filter((one) => !one.file).map(({ key, text }) => ({ key, text }));
}
