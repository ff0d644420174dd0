import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import { loadAll, PAGE_LIMIT } from '../../api/pages';
import type { Run } from '../../api/types';

const UNFINISHED = new Set(['queued', 'running', 'waiting']);
/** Progress comes as events; this is only the net below them. */
const POLL_MS = 2500;

export function isUnfinished(run: Run | undefined): boolean {
  return run !== undefined && UNFINISHED.has(run.state);
}

export const runQuery = (id: string) =>
  queryOptions({
    queryKey: keys.run(id),
    queryFn: () => unwrap(api.GET('/api/v1/runs/{id}', { params: { path: { id } } })),
    refetchInterval: (query) => (isUnfinished(query.state.data) ? POLL_MS : false),
  });

export function useRun(id: string | null) {
  return useQuery({ ...runQuery(id ?? ''), enabled: id !== null });
}

export const stepsQuery = (id: string, unfinished: boolean) =>
  queryOptions({
    queryKey: keys.runSteps(id),
    queryFn: () =>
      loadAll((cursor) =>
        unwrap(
          api.GET('/api/v1/runs/{id}/steps', {
            params: { path: { id }, query: { limit: PAGE_LIMIT, cursor } },
          }),
        ),
      ),
    refetchInterval: unfinished ? POLL_MS : false,
  });

export const logsQuery = (id: string, unfinished: boolean) =>
  queryOptions({
    queryKey: keys.runLogs(id),
    queryFn: () =>
      loadAll((cursor) =>
        unwrap(
          api.GET('/api/v1/runs/{id}/logs', {
            params: { path: { id }, query: { limit: PAGE_LIMIT, cursor } },
          }),
        ),
      ),
    refetchInterval: unfinished ? POLL_MS : false,
  });

/** What people do to a run. */
const ACTIONS = {
  cancel: '/api/v1/runs/{id}/cancel',
  retry: '/api/v1/runs/{id}/retry',
  pause: '/api/v1/runs/{id}/pause',
  resume: '/api/v1/runs/{id}/resume',
} as const;

export function useRunAction(id: string, action: keyof typeof ACTIONS) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.POST(ACTIONS[action], { params: { path: { id } } })),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: keys.run(id) });
      void cache.invalidateQueries({ queryKey: keys.runs });
    },
  });
}
