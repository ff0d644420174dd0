import { PAGE_LIMIT } from '../../../api/pages';

/** Rows before the end of a page at which its neighbour is asked for. */
const AHEAD = 60;

/** The numbers of the pages that hold rows `first` to `last`, and of those that come next. */
export function pagesOf(first: number, last: number, count: number): number[] {
  const page = (row: number) => Math.floor(Math.min(Math.max(row, 0), Math.max(count - 1, 0)) / PAGE_LIMIT);
  const from = page(first - AHEAD);
  return Array.from({ length: page(last + AHEAD) - from + 1 }, (_, at) => from + at);
}
