import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import { loadAll, PAGE_LIMIT } from '../../api/pages';
import type { ActionStatus, ConnectionBody } from '../../api/types';

/** Connections and actions change by themselves; no live event tells the console of each call. */
const POLL_MS = 5000;

export function useKinds() {
  return useQuery({
    queryKey: keys.connectionKinds,
    queryFn: () => unwrap(api.GET('/api/v1/connection-kinds')),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useConnections() {
  return useQuery({
    queryKey: keys.connections,
    queryFn: () =>
      loadAll((cursor) =>
        unwrap(api.GET('/api/v1/connections', { params: { query: { limit: PAGE_LIMIT, cursor } } })),
      ),
    refetchInterval: POLL_MS,
  });
}

const path = (id: string) => ({ params: { path: { id } } });

export function useConnection(id: string) {
  return useQuery({
    queryKey: keys.connection(id),
    queryFn: () => unwrap(api.GET('/api/v1/connections/{id}', path(id))),
    refetchInterval: POLL_MS,
  });
}

export function useCalls(id: string) {
  return useQuery({
    queryKey: keys.connectionCalls(id),
    queryFn: () => unwrap(api.GET('/api/v1/connections/{id}/calls', path(id))),
    refetchInterval: POLL_MS * 6,
  });
}

export function useDeliveries(id: string) {
  return useInfiniteQuery({
    queryKey: keys.deliveries(id),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/connections/{id}/deliveries', {
          params: { path: { id }, query: { limit: 20, cursor: pageParam } },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: POLL_MS,
  });
}

export function useSyncState(id: string) {
  return useQuery({
    queryKey: keys.connectionSync(id),
    queryFn: () => unwrap(api.GET('/api/v1/connections/{id}/sync', path(id))),
    refetchInterval: POLL_MS,
  });
}

export function useConflicts(id: string) {
  return useInfiniteQuery({
    queryKey: keys.conflicts(id),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/connections/{id}/conflicts', {
          params: { path: { id }, query: { limit: 20, cursor: pageParam } },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: POLL_MS * 6,
  });
}

export function useSyncNow(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/connections/{id}/sync', path(id))),
    onSettled: () => cache.invalidateQueries({ queryKey: keys.connectionSync(id) }),
  });
}

/** What can be done with one connection; the lists follow. */
export function useConnectionChange(id: string) {
  const cache = useQueryClient();
  const onSuccess = () => {
    void cache.invalidateQueries({ queryKey: keys.connections });
    void cache.invalidateQueries({ queryKey: keys.connection(id) });
  };
  const update = useMutation({
    mutationFn: (body: ConnectionBody) =>
      unwrap(api.PATCH('/api/v1/connections/{id}', { ...path(id), body })),
    onSuccess,
  });
  const test = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/connections/{id}/test', path(id))),
    onSettled: onSuccess,
  });
  const remove = useMutation({
    mutationFn: () => unwrap(api.DELETE('/api/v1/connections/{id}', path(id))),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.connections }),
  });
  const replay = useMutation({
    mutationFn: (deliveries: string[] | undefined) =>
      unwrap(api.POST('/api/v1/connections/{id}/replay', { ...path(id), body: { deliveries } })),
    onSuccess,
  });
  return { update, test, remove, replay };
}

export function useActions(status: ActionStatus | null) {
  return useInfiniteQuery({
    queryKey: keys.actionList({ status }),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/actions', {
          params: { query: { status: status ?? undefined, limit: 30, cursor: pageParam } },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: POLL_MS,
  });
}

export type ActionVerb = 'approve' | 'reject' | 'retry' | 'cancel';

export function useActionChange(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (verb: ActionVerb) => {
      if (verb === 'retry') return unwrap(api.POST('/api/v1/actions/{id}/retry', path(id)));
      if (verb === 'cancel') return unwrap(api.POST('/api/v1/actions/{id}/cancel', path(id)));
      if (verb === 'reject')
        return unwrap(api.POST('/api/v1/actions/{id}/reject', { ...path(id), body: {} }));
      return unwrap(api.POST('/api/v1/actions/{id}/approve', { ...path(id), body: {} }));
    },
    onSettled: () => cache.invalidateQueries({ queryKey: keys.actions }),
  });
}
