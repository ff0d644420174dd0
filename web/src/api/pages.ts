import type { InfiniteData } from '@tanstack/react-query';
import type { Page } from './types';

/** The most a list asks for at once; the server's own limit. */
export const PAGE_LIMIT = 100;

/** Follows the cursor to the end, or to `most` items for lists that may be long. */
export async function loadAll<T>(
  page: (cursor: string | undefined) => Promise<Page<T>>,
  most = 2000,
): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const next = await page(cursor);
    items.push(...next.items);
    cursor = next.nextCursor ?? undefined;
  } while (cursor !== undefined && items.length < most);
  return items;
}

export function flatten<T>(data: InfiniteData<Page<T>> | undefined): T[] {
  return data ? data.pages.flatMap((page) => page.items) : [];
}
