import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/call';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import { loadAll, PAGE_LIMIT } from '../../api/pages';
import type { Run } from '../../api/types';

const UNFINISHED = new Set(['queued', 'running', 'waiting']);
/** The kind of run that does an agent's work. */
export const AGENT_RUN = 'agents.execute';
/** Progress comes as events; this is only the net below them. */
const POLL_MS = 2500;

export function isUnfinished(run: Run | undefined): boolean {
  return run !== undefined && UNFINISHED.has(run.state);
}

type Extended = Run & { originId?: string | null; parked?: boolean };
/** The run whose journal this one began with. */
export const originOf = (run: Run) => (run as Extended).originId ?? null;
/** Whether it waits for its key to have room. */
export const isParked = (run: Run) => (run as Extended).parked === true;

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

/** A large payload never changes. */
export const payloadQuery = (id: string, payloadId: string) =>
  queryOptions({
    queryKey: keys.runPayload(id, payloadId),
    queryFn: () =>
      unwrap(api.GET('/api/v1/runs/{id}/payloads/{payloadId}', { params: { path: { id, payloadId } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What people do to a run. */
const ACTIONS = {
  cancel: '/api/v1/runs/{id}/cancel',
  retry: '/api/v1/runs/{id}/retry',
  pause: '/api/v1/runs/{id}/pause',
  resume: '/api/v1/runs/{id}/resume',
} as const;

/** A run done over, from a step on or all of it. */
export function useRerun(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: { fromStep?: string; input?: unknown }) =>
      call<Run>('POST', '/runs/{id}/rerun', { path: { id } }, body),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.runs }),
  });
}

/** Puts failed runs back in the queue, all that fit. */
export function useRetryMany() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: { kind?: string; error?: string }) =>
      call<{ retried: number; more: boolean }>('POST', '/runs/retry', undefined, body),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.runs }),
  });
}

export type RunAction = keyof typeof ACTIONS;

export function useRunAction(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (action: RunAction) => unwrap(api.POST(ACTIONS[action], { params: { path: { id } } })),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: keys.run(id) });
      void cache.invalidateQueries({ queryKey: keys.runs });
    },
  });
}
