import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, idempotencyKey, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import { loadAll, PAGE_LIMIT } from '../../api/pages';
import type { DialogueBody, EntityBody, IntentExample } from '../../api/types';

export const intentsQuery = queryOptions({
  queryKey: [...keys.intents, 'all'],
  queryFn: () =>
    loadAll((cursor) =>
      unwrap(api.GET('/api/v1/intents', { params: { query: { limit: PAGE_LIMIT, cursor } } })),
    ),
});

export const modelQuery = queryOptions({
  queryKey: keys.intentModel,
  queryFn: () => unwrap(api.GET('/api/v1/intents/model')),
});

export const versionsQuery = queryOptions({
  queryKey: keys.intentVersions,
  queryFn: () =>
    loadAll((cursor) =>
      unwrap(api.GET('/api/v1/intents/versions', { params: { query: { limit: PAGE_LIMIT, cursor } } })),
    ),
});

export const versionQuery = (version: number) =>
  queryOptions({
    queryKey: keys.intentVersion(version),
    queryFn: () => unwrap(api.GET('/api/v1/intents/versions/{version}', { params: { path: { version } } })),
  });

export const comparisonQuery = (from: number, to: number) =>
  queryOptions({
    queryKey: keys.intentComparison(from, to),
    queryFn: () => unwrap(api.GET('/api/v1/intents/compare', { params: { query: { from, to } } })),
  });

export const suggestionsQuery = queryOptions({
  queryKey: keys.intentSuggestions,
  queryFn: () =>
    loadAll((cursor) =>
      unwrap(api.GET('/api/v1/intents/suggestions', { params: { query: { limit: PAGE_LIMIT, cursor } } })),
    ),
});

export const intentQuery = (name: string) =>
  queryOptions({
    queryKey: keys.intent(name),
    queryFn: () => unwrap(api.GET('/api/v1/intents/{name}', { params: { path: { name } } })),
  });

export function useTrain() {
  return useMutation({
    mutationFn: (body: { candidate?: boolean; note?: string }) =>
      unwrap(api.POST('/api/v1/intents/train', { body, headers: { 'idempotency-key': idempotencyKey() } })),
  });
}

export function useActivate() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (version: number) =>
      unwrap(api.POST('/api/v1/intents/versions/{version}/activate', { params: { path: { version } } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.intents }),
  });
}

export function useFindSuggestions() {
  return useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/intents/suggestions/find', { headers: { 'idempotency-key': idempotencyKey() } }),
      ),
  });
}

export function useAcceptSuggestion() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, intent, texts }: { id: string; intent: string; texts: string[] }) =>
      unwrap(
        api.POST('/api/v1/intents/suggestions/{id}/accept', {
          params: { path: { id } },
          body: { intent, texts },
        }),
      ),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.intents }),
  });
}

export function useDismissSuggestion() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      unwrap(api.POST('/api/v1/intents/suggestions/{id}/dismiss', { params: { path: { id } } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.intentSuggestions }),
  });
}

export function useCreateIntent() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string; description?: string; examples: IntentExample[] }) =>
      unwrap(api.POST('/api/v1/intents', { body, headers: { 'idempotency-key': idempotencyKey() } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.intents }),
  });
}

export function useSaveIntent(name: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: { description?: string; examples?: IntentExample[] }) =>
      unwrap(api.PATCH('/api/v1/intents/{name}', { params: { path: { name } }, body })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.intents }),
  });
}

export function useDeleteIntent(name: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.DELETE('/api/v1/intents/{name}', { params: { path: { name } } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: [...keys.intents, 'all'] }),
  });
}

export const entitiesQuery = queryOptions({
  queryKey: keys.entities,
  queryFn: () =>
    loadAll((cursor) =>
      unwrap(api.GET('/api/v1/entities', { params: { query: { limit: PAGE_LIMIT, cursor } } })),
    ),
});

export const actionTypesQuery = queryOptions({
  queryKey: keys.actionTypes,
  queryFn: () => unwrap(api.GET('/api/v1/action-types')),
});

export function useSaveEntity() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ name, ...body }: EntityBody & { name: string }) =>
      unwrap(api.PUT('/api/v1/entities/{name}', { params: { path: { name } }, body })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.entities }),
  });
}

export function useDeleteEntity() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (name: string) =>
      unwrap(api.DELETE('/api/v1/entities/{name}', { params: { path: { name } } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.entities }),
  });
}

export function useSaveDialogue(name: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: DialogueBody) =>
      unwrap(api.PUT('/api/v1/intents/{name}/dialogue', { params: { path: { name } }, body })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.intents }),
  });
}

export function useDeleteDialogue(name: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.DELETE('/api/v1/intents/{name}/dialogue', { params: { path: { name } } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.intents }),
  });
}
