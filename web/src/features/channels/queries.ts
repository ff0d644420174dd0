import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import { loadAll, PAGE_LIMIT } from '../../api/pages';
import type { ChannelBody, ChannelSettings } from '../../api/types';

/** Nothing tells of lag but asking. */
const POLL_MS = 5000;

export const channelsQuery = queryOptions({
  queryKey: keys.channels,
  queryFn: () =>
    loadAll((cursor) =>
      unwrap(api.GET('/api/v1/channels', { params: { query: { limit: PAGE_LIMIT, cursor } } })),
    ),
});

export const channelQuery = (name: string) =>
  queryOptions({
    queryKey: keys.channel(name),
    queryFn: () => unwrap(api.GET('/api/v1/channels/{name}', { params: { path: { name } } })),
  });

export const rateQuery = (name: string) =>
  queryOptions({
    queryKey: keys.channelRate(name),
    queryFn: () => unwrap(api.GET('/api/v1/channels/{name}/rate', { params: { path: { name } } })),
    refetchInterval: POLL_MS,
  });

export const groupsQuery = (name: string) =>
  queryOptions({
    queryKey: keys.channelGroups(name),
    queryFn: () =>
      loadAll((cursor) =>
        unwrap(
          api.GET('/api/v1/channels/{name}/groups', {
            params: { path: { name }, query: { limit: PAGE_LIMIT, cursor } },
          }),
        ),
      ),
    refetchInterval: POLL_MS,
  });

export function useDeadLetters(name: string, group: string) {
  return useQuery({
    queryKey: keys.deadLetters(name, group),
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/channels/{name}/groups/{group}/dead-letters', {
          params: { path: { name, group }, query: { limit: PAGE_LIMIT } },
        }),
      ),
  });
}

export function useReplay(name: string, group: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (sequences: number[] | undefined) =>
      unwrap(
        api.POST('/api/v1/channels/{name}/groups/{group}/dead-letters/replay', {
          params: { path: { name, group } },
          body: { sequences },
        }),
      ),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: keys.deadLetters(name, group) });
      void cache.invalidateQueries({ queryKey: keys.channelGroups(name) });
    },
  });
}

export function useSaveChannel() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ name, body }: { name: string | null; body: ChannelBody }) =>
      name === null
        ? unwrap(api.POST('/api/v1/channels', { body }))
        : unwrap(
            api.PUT('/api/v1/channels/{name}', {
              params: { path: { name } },
              body: { settings: body.settings as ChannelSettings },
            }),
          ),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.channels }),
  });
}

export function useRetire(name: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.DELETE('/api/v1/channels/{name}', { params: { path: { name } } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.channels }),
  });
}
