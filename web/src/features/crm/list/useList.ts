import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Groups } from '../model/filter';
import { KIND, type Kind } from '../model/kinds';
import type { ListSearch } from '../model/search';
import { type Asked, countsQuery } from '../queries';
import { keptColumns } from './keptColumns';

const NEWEST = '-createdAt';
const NONE: Groups = [];

/** What the list shows now, from the address, and how to change it. */
export function useList(kind: Kind) {
  const info = KIND[kind];
  const search: ListSearch = useSearch({ from: info.page });
  const navigate = useNavigate();
  const set = (change: Partial<ListSearch>) =>
    void navigate({ to: '.', search: (old: ListSearch) => ({ ...old, ...change }), replace: true });
  const asked: Asked = {
    filter: search.where ?? NONE,
    search: search.q,
    sort: search.sort ?? NEWEST,
  };
  const columns = search.columns ?? keptColumns(kind) ?? [...info.columns];
  return { search, set, asked, columns };
}

/** How many records fit. */
export function useTotal(kind: Kind, { filter, search }: Asked) {
  const counts = useQuery(countsQuery(kind, KIND[kind].counted, { filter, search }));
  return counts.data?.total ?? null;
}
