import {
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { call } from '../../../api/call';
import { keys } from '../../../api/keys';
import type { ConvertBody, Converted, CrmDuplicate, Page, TimelineItem } from '../../../api/types';
import { KIND, type Kind, type RecordRow } from '../model/kinds';
import { type BulkDone, freshen, showRecord } from '../queries';

const ENTRIES = 30;

export const timelineQuery = (kind: Kind, id: string) =>
  infiniteQueryOptions({
    queryKey: keys.crmTimeline(id),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      call<Page<TimelineItem>>('GET', '/crm/records/{id}/timeline', {
        path: { id },
        query: { kind, limit: ENTRIES, cursor: pageParam },
      }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** Kinds of which the same one may be there twice. */
export const MERGED: readonly Kind[] = ['lead', 'contact', 'company'];

export const duplicatesQuery = (kind: Kind, id: string) =>
  queryOptions({
    queryKey: keys.crmDuplicates(id),
    queryFn: () =>
      call<{ items: CrmDuplicate[] }>('GET', `${KIND[kind].api}/{id}/duplicates`, { path: { id } }).then(
        ({ items }) => items,
      ),
  });

/** What is said or done about a record; its timeline and "last active" then ask again. */
function useAbout<In>(kind: Kind, id: string, mutationFn: (input: In) => Promise<unknown>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: keys.crmRecord(id) });
      void cache.invalidateQueries({ queryKey: ['crm-tasks'] });
      freshen(cache, kind);
    },
  });
}

export type NewActivity = {
  type: 'note' | 'call' | 'meeting' | 'email';
  subject?: string;
  body?: string;
  at?: string;
  minutes?: number;
};
export type NewTask = {
  title: string;
  body?: string;
  dueAt?: string;
  assigneeId?: string;
  priority: 'low' | 'medium' | 'high';
};

export const useAddActivity = (kind: Kind, recordId: string) =>
  useAbout(kind, recordId, (body: NewActivity) =>
    call('POST', '/crm/activities', undefined, { recordId, kind, ...body }),
  );
export const useChangeActivity = (kind: Kind, recordId: string) =>
  useAbout(kind, recordId, ({ id, body }: { id: string; body: string }) =>
    call('PATCH', '/crm/activities/{id}', { path: { id } }, { body }),
  );
export const useRemoveActivity = (kind: Kind, recordId: string) =>
  useAbout(kind, recordId, (id: string) => call('DELETE', '/crm/activities/{id}', { path: { id } }));
export const useAddTask = (kind: Kind, recordId: string) =>
  useAbout(kind, recordId, (body: NewTask) =>
    call('POST', '/crm/tasks', undefined, { recordId, kind, ...body }),
  );
export const useFinishTask = (kind: Kind, recordId: string) =>
  useAbout(kind, recordId, ({ id, done }: { id: string; done: boolean }) =>
    call('PATCH', '/crm/tasks/{id}', { path: { id } }, { done }),
  );

export function useConvert(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: ConvertBody) => call<Converted>('POST', '/leads/{id}/convert', { path: { id } }, body),
    onSuccess: ({ lead }) => {
      showRecord(cache, 'lead', lead as RecordRow);
      void cache.invalidateQueries({ queryKey: keys.crmRecord(id) });
      freshen(cache);
    },
  });
}

/** Judges a lead anew. */
export function useQualify(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => call<RecordRow>('POST', '/leads/{id}/qualify', { path: { id } }, {}),
    onSuccess: (lead) => {
      showRecord(cache, 'lead', lead);
      void cache.invalidateQueries({ queryKey: keys.crmTimeline(id) });
    },
  });
}

export type Merged = { record: RecordRow; moved: number; changeSet: string };

/** Makes others a part of this one. */
export function useMerge(kind: Kind, id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (from: string[]) =>
      call<Merged>('POST', `${KIND[kind].api}/{id}/merge`, { path: { id } }, { from }),
    onSuccess: ({ record }) => {
      showRecord(cache, kind, record);
      void cache.invalidateQueries({ queryKey: keys.crmRecord(id) });
      freshen(cache, kind);
    },
  });
}

/** Deletes one record as a set of changes, which can be undone. */
export function useRemoveOne(kind: Kind, id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () =>
      call<BulkDone>('POST', `${KIND[kind].api}/changes`, undefined, { ids: [id], delete: true }),
    onSuccess: () => freshen(cache, kind),
  });
}

export async function undo(cache: QueryClient, changeSet: string): Promise<void> {
  await call('POST', '/crm/changes/{id}/undo', { path: { id: changeSet } }, {});
  void cache.invalidateQueries({ queryKey: keys.crmRecords });
  freshen(cache);
}
