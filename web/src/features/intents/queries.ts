import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, idempotencyKey, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import { loadAll, PAGE_LIMIT } from '../../api/pages';
import type { IntentExample } from '../../api/types';

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

export const intentQuery = (name: string) =>
  queryOptions({
    queryKey: keys.intent(name),
    queryFn: () => unwrap(api.GET('/api/v1/intents/{name}', { params: { path: { name } } })),
  });

export function useTrain() {
  return useMutation({
    mutationFn: () =>
      unwrap(api.POST('/api/v1/intents/train', { headers: { 'idempotency-key': idempotencyKey() } })),
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
