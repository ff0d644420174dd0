import {
  type InfiniteData,
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { PAGE_LIMIT } from '../../api/pages';
import type { CrmPipeline, CrmTeam, CrmView, CrmViewBody, Page } from '../../api/types';
import type { Groups } from './model/filter';
import { fieldsOf, KIND, type Kind, type OwnField, type RecordRow } from './model/kinds';

const SLOW = 60_000;
/** Of boards: cards of a column that are asked for at once. */
const CARDS = 25;
/** A list that is longer is not asked for again page by page; its rows are put right one by one. */
const FRESH_PAGES = 3;

export type Asked = { filter: Groups; search?: string; sort?: string };
type List = Page<RecordRow>;

export const recordsQuery = (kind: Kind, asked: Asked, limit = PAGE_LIMIT) =>
  infiniteQueryOptions({
    queryKey: keys.crmList(kind, { ...asked, limit }),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call<List>(
        'POST',
        `${KIND[kind].api}/search`,
        undefined,
        { ...asked, limit, cursor: pageParam },
        signal,
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** One page of a list, by its number: what is in sight where one has jumped to. */
export const pageQuery = (kind: Kind, asked: Asked, number: number) =>
  queryOptions({
    queryKey: keys.crmList(kind, { ...asked, page: number }),
    queryFn: ({ signal }) =>
      call<List>(
        'POST',
        `${KIND[kind].api}/search`,
        undefined,
        { ...asked, limit: PAGE_LIMIT, offset: number * PAGE_LIMIT },
        signal,
      ),
  });

export const cardsQuery = (kind: Kind, asked: Asked) => recordsQuery(kind, asked, CARDS);

export type Counts = {
  items: { value: string | null; count: number; worth: Record<string, number> }[];
  total: number;
};

export const countsQuery = (kind: Kind, by: string, asked: Pick<Asked, 'filter' | 'search'>) =>
  queryOptions({
    queryKey: keys.crmCounts(kind, { by, ...asked }),
    queryFn: () => call<Counts>('POST', `${KIND[kind].api}/counts`, undefined, { by, ...asked }),
  });

export const recordQuery = (kind: Kind, id: string) =>
  queryOptions({
    queryKey: keys.crmRecord(id),
    queryFn: () => call<RecordRow>('GET', `${KIND[kind].api}/{id}`, { path: { id } }),
  });

/** The first records with these words, to choose one from; `only` those with these values. */
export const foundQuery = (kind: Kind, search: string, only: Record<string, boolean> = {}) =>
  queryOptions({
    queryKey: keys.crmList(kind, { found: search, ...only }),
    staleTime: SLOW,
    queryFn: () =>
      call<List>('GET', KIND[kind].api, {
        query: { ...only, search: search || undefined, limit: 20, sort: 'name' },
      }),
  });

export const ownFieldsQuery = queryOptions({
  queryKey: keys.crmFields,
  staleTime: SLOW,
  queryFn: () => call<{ items: OwnField[] }>('GET', '/crm/fields').then(({ items }) => items),
});

export const pipelinesQuery = queryOptions({
  queryKey: keys.crmPipelines,
  staleTime: SLOW,
  queryFn: () => call<{ items: CrmPipeline[] }>('GET', '/crm/pipelines').then(({ items }) => items),
});

export const teamsQuery = queryOptions({
  queryKey: keys.crmTeams,
  staleTime: SLOW,
  queryFn: () => call<{ items: CrmTeam[] }>('GET', '/crm/teams').then(({ items }) => items),
});

export const viewsQuery = (kind: Kind) =>
  queryOptions({
    queryKey: keys.crmViews(kind),
    staleTime: SLOW,
    queryFn: () =>
      call<{ items: CrmView[] }>('GET', '/crm/views', { query: { kind } }).then(({ items }) => items),
  });

/** All fields of a kind, also the tenant's own once they are known. */
export function useFields(kind: Kind) {
  const { data } = useQuery(ownFieldsQuery);
  return useMemo(() => fieldsOf(kind, data ?? []), [kind, data]);
}

/** Makes lists, boards and counts ask again; long lists keep what they have. */
export function freshen(cache: QueryClient, kind?: Kind) {
  void cache.invalidateQueries({
    queryKey: kind ? keys.crmKind(kind) : keys.crm,
    predicate: ({ state }) => {
      const pages = (state.data as InfiniteData<unknown> | undefined)?.pages;
      return !pages || pages.length <= FRESH_PAGES;
    },
  });
}

/** Puts a record as it is now into every list that shows it. */
export function showRecord(cache: QueryClient, kind: Kind, record: RecordRow) {
  cache.setQueryData<RecordRow>(keys.crmRecord(record.id), record);
  const shown = (page: List): List => {
    if (!page.items.some(({ id }) => id === record.id)) return page;
    return { ...page, items: page.items.map((each) => (each.id === record.id ? record : each)) };
  };
  cache.setQueriesData<InfiniteData<List> | List>({ queryKey: keys.crmLists(kind) }, (data) => {
    if (!data) return data;
    return 'pages' in data ? { ...data, pages: data.pages.map(shown) } : shown(data);
  });
}

export function useCreate(kind: Kind) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: object) => call<RecordRow>('POST', KIND[kind].api, undefined, body),
    // Its score may have come before this answer did: its page asks for it.
    onSuccess: () => freshen(cache, kind),
  });
}

export function useUpdate(kind: Kind) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: { id: string; body: object }) =>
      call<RecordRow>('PATCH', `${KIND[kind].api}/{id}`, { path: { id } }, body),
    onSuccess: (record) => {
      showRecord(cache, kind, record);
      void cache.invalidateQueries({ queryKey: keys.crmTimeline(record.id) });
      freshen(cache, kind);
    },
  });
}

export function useRemove(kind: Kind) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call<unknown>('DELETE', `${KIND[kind].api}/{id}`, { path: { id } }),
    onSuccess: () => freshen(cache, kind),
  });
}

export type Bulk = {
  ids?: string[];
  filter?: Groups;
  search?: string;
  set?: object;
  addTags?: string[];
  removeTags?: string[];
  delete?: boolean;
};
export type BulkDone = {
  changeSet: string | null;
  changed: number;
  unchanged: number;
  missing: number;
  more: boolean;
};

export function useBulk(kind: Kind) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Bulk) => call<BulkDone>('POST', `${KIND[kind].api}/changes`, undefined, body),
    // What many rows show now is not known: the list begins anew.
    onSuccess: () => cache.resetQueries({ queryKey: keys.crmKind(kind) }),
  });
}

export type Undone = {
  restored: number;
  changeSet: string;
  refused: { id: string; name: string | null; reason: string }[];
};

export function useUndo() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (changeSet: string) =>
      call<Undone>('POST', '/crm/changes/{id}/undo', { path: { id: changeSet } }, {}),
    onSuccess: () => cache.resetQueries({ queryKey: keys.crm }),
  });
}

export function useSaveView(kind: Kind) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: { id?: string; body: Omit<CrmViewBody, 'kind'> }) =>
      id
        ? call<CrmView>('PUT', '/crm/views/{id}', { path: { id } }, body)
        : call<CrmView>('POST', '/crm/views', undefined, { kind, ...body }),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.crmViews(kind) }),
  });
}

export function useDeleteView(kind: Kind) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call<unknown>('DELETE', '/crm/views/{id}', { path: { id } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.crmViews(kind) }),
  });
}
