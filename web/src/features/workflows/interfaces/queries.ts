/** Interfaces of other systems, whose operations are steps of workflows. */
import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, idempotencyKey, unwrap } from '../../../api/client';
import { keys } from '../../../api/keys';
import { loadAll, PAGE_LIMIT } from '../../../api/pages';
import type { WorkflowApiBody } from '../../../api/types';

/** Longest description, in bytes. */
export const MOST_BYTES = 4 * 1024 * 1024;

export const interfacesQuery = queryOptions({
  queryKey: keys.workflowApis,
  queryFn: () =>
    loadAll((cursor) =>
      unwrap(api.GET('/api/v1/workflows/apis', { params: { query: { limit: PAGE_LIMIT, cursor } } })),
    ),
});

export const interfaceQuery = (id: string) =>
  queryOptions({
    queryKey: keys.workflowApi(id),
    queryFn: () => unwrap(api.GET('/api/v1/workflows/apis/{id}', { params: { path: { id } } })),
  });

/** After which the steps to choose from, and what is wrong with a drawing, are asked for anew. */
function changed(cache: QueryClient) {
  // The list alone: an interface that is gone is not asked for again while its page closes.
  void cache.invalidateQueries({ queryKey: keys.workflowApis, exact: true });
  void cache.invalidateQueries({ queryKey: keys.workflowNodes });
  void cache.invalidateQueries({ queryKey: keys.workflowProblems });
}

export function useImportInterface() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: WorkflowApiBody) =>
      unwrap(api.POST('/api/v1/workflows/apis', { body, headers: { 'idempotency-key': idempotencyKey() } })),
    onSuccess: (made) => {
      cache.setQueryData(keys.workflowApi(made.id), made);
      changed(cache);
    },
  });
}

export function useRemoveInterface(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.DELETE('/api/v1/workflows/apis/{id}', { params: { path: { id } } })),
    onSuccess: () => changed(cache),
  });
}
