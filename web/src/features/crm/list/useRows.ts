import { useThrottledValue } from '@mantine/hooks';
import { useQueries } from '@tanstack/react-query';
import { PAGE_LIMIT } from '../../../api/pages';
import type { Kind, RecordRow } from '../model/kinds';
import { pagesOf } from '../model/pages';
import { type Asked, pageQuery } from '../queries';

/** While one drags through a list, it is asked for at most this often, in milliseconds. */
const PACE = 80;

/**
 * The rows in sight of a list of `count` records, wherever in it one is; the rest is not held. A row that is not there
 * yet is undefined.
 */
export function useRows(kind: Kind, asked: Asked, first: number, last: number, count: number) {
  const wanted = useThrottledValue(pagesOf(first, last, count).join(' '), PACE);
  const numbers = wanted.split(' ').map(Number);
  return useQueries({
    queries: numbers.map((number) => pageQuery(kind, asked, number)),
    combine: (pages) => {
      const held = new Map(numbers.map((number, at) => [number, pages[at]?.data?.items] as const));
      const failed = pages.find((page) => page.isError && !page.data);
      return {
        at: (index: number): RecordRow | undefined =>
          held.get(Math.floor(index / PAGE_LIMIT))?.[index % PAGE_LIMIT],
        loaded: pages.flatMap((page) => page.data?.items ?? []),
        fetching: pages.some((page) => page.isFetching),
        error: failed?.error ?? null,
        retry: () => {
          for (const page of pages) if (page.isError) void page.refetch();
        },
      };
    },
  });
}
