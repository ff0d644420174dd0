/** What the desk asks for besides conversations: queues, people, canned answers, macros, views, suggestions. */
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, idempotencyKey, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import { loadAll, PAGE_LIMIT } from '../../api/pages';
import type { Change, Conversation, Message, ViewFilter } from '../../api/types';
import { upsertMessage } from '../../live/merge';
import { useShowConversation } from './queries';

const SLOW = 60_000;

export const queuesQuery = queryOptions({
  queryKey: keys.queues,
  staleTime: SLOW,
  queryFn: () =>
    loadAll((cursor) =>
      unwrap(api.GET('/api/v1/queues', { params: { query: { limit: PAGE_LIMIT, cursor } } })),
    ),
});

export const peopleQuery = queryOptions({
  queryKey: keys.people,
  staleTime: SLOW,
  queryFn: () =>
    loadAll((cursor) =>
      unwrap(api.GET('/api/v1/desk/people', { params: { query: { limit: PAGE_LIMIT, cursor } } })),
    ),
});

export const cannedQuery = queryOptions({
  queryKey: keys.cannedAnswers,
  staleTime: SLOW,
  queryFn: () =>
    loadAll((cursor) =>
      unwrap(api.GET('/api/v1/canned-answers', { params: { query: { limit: PAGE_LIMIT, cursor } } })),
    ),
});

export const macrosQuery = queryOptions({
  queryKey: keys.macros,
  staleTime: SLOW,
  queryFn: () =>
    loadAll((cursor) =>
      unwrap(api.GET('/api/v1/macros', { params: { query: { limit: PAGE_LIMIT, cursor } } })),
    ),
});

export const viewsQuery = queryOptions({
  queryKey: keys.views,
  queryFn: () =>
    loadAll((cursor) =>
      unwrap(api.GET('/api/v1/views', { params: { query: { limit: PAGE_LIMIT, cursor } } })),
    ),
});

export const tagsQuery = queryOptions({
  queryKey: keys.tags,
  staleTime: SLOW,
  queryFn: () => unwrap(api.GET('/api/v1/tags', {})),
});

/** Replies to what the customer said last; asked for anew when they say more. */
export function useSuggestions(id: string, newest: string | undefined, enabled: boolean) {
  return useQuery({
    queryKey: keys.suggestions(id, newest),
    enabled: enabled && newest !== undefined,
    staleTime: SLOW,
    queryFn: () => unwrap(api.GET('/api/v1/conversations/{id}/suggestions', { params: { path: { id } } })),
  });
}

export function useNote(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (note: { content: string; mentions: string[] }) =>
      unwrap(
        api.POST('/api/v1/conversations/{id}/notes', {
          params: { path: { id } },
          body: note,
          headers: { 'idempotency-key': idempotencyKey() },
        }),
      ),
    onSuccess: (message) =>
      cache.setQueryData<Message[]>(keys.messages(id), (thread) =>
        thread ? upsertMessage(thread, message) : thread,
      ),
  });
}

export type Transfer = { personId?: string; queueId?: string; note?: string };

export function useTransfer(id: string) {
  const show = useShowConversation();
  return useMutation({
    mutationFn: (body: Transfer) =>
      unwrap(api.POST('/api/v1/conversations/{id}/transfer', { params: { path: { id } }, body })),
    onSuccess: show,
  });
}

export function useHandBack(id: string) {
  const show = useShowConversation();
  return useMutation({
    mutationFn: (note: string) =>
      unwrap(
        api.POST('/api/v1/conversations/{id}/hand-back', {
          params: { path: { id } },
          body: note ? { note } : {},
        }),
      ),
    onSuccess: show,
  });
}

export function useWait(id: string) {
  const show = useShowConversation();
  return useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/conversations/{id}/wait', { params: { path: { id } } })),
    onSuccess: show,
  });
}

export type Placement = Partial<Pick<Conversation, 'priority' | 'tags'>> & { queueId?: string };

export function useUpdate(id: string) {
  const show = useShowConversation();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Placement) =>
      unwrap(api.PATCH('/api/v1/conversations/{id}', { params: { path: { id } }, body })),
    onSuccess: (conversation) => {
      show(conversation);
      void cache.invalidateQueries({ queryKey: keys.conversation(id) });
      void cache.invalidateQueries({ queryKey: keys.tags });
    },
  });
}

/** The same changes, or a macro, to some conversations. */
export function useChanges() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: { ids: string[]; changes?: Change[]; macroId?: string }) =>
      unwrap(api.POST('/api/v1/conversations/changes', { body })),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: keys.conversations });
      void cache.invalidateQueries({ queryKey: ['conversation'] });
      void cache.invalidateQueries({ queryKey: ['messages'] });
    },
  });
}

export function useSaveView() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (view: { name: string; shared: boolean; filter: ViewFilter }) =>
      unwrap(api.POST('/api/v1/views', { body: view })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.views }),
  });
}

export function useDeleteView() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => unwrap(api.DELETE('/api/v1/views/{id}', { params: { path: { id } } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.views }),
  });
}
