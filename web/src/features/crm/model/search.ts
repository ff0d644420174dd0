/** What a list of records shows, as it stands in the address. */
import { type Groups, readGroups } from './filter';

export type ListSearch = {
  q?: string;
  sort?: string;
  layout?: 'board';
  where?: Groups;
  columns?: string[];
  /** The kept view it began with. */
  kept?: string;
  /** Of deals: the pipeline whose stages are the board's columns. */
  pipeline?: string;
};

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

export function listSearch(search: Record<string, unknown>): ListSearch {
  return {
    q: search.q === undefined ? undefined : text(String(search.q)),
    sort: text(search.sort),
    layout: search.layout === 'board' ? 'board' : undefined,
    where: readGroups(search.where),
    columns: Array.isArray(search.columns)
      ? search.columns.filter((column): column is string => typeof column === 'string')
      : undefined,
    kept: text(search.kept),
    pipeline: text(search.pipeline),
  };
}

export const SETUP_TABS = ['pipelines', 'fields', 'teams', 'blocklist', 'changes'] as const;
export type SetupTab = (typeof SETUP_TABS)[number];
