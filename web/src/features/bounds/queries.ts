import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { loadAll, PAGE_LIMIT } from '../../api/pages';
import type { Page, QueueBound, QueueBoundBody } from '../../api/types';
import { useWrite } from '../../api/useWrite';

/** What they hold changes all the time, and nobody tells of it. */
const LOOK_MS = 5_000;

export const boundsQuery = queryOptions({
  queryKey: keys.queueBounds,
  queryFn: () =>
    loadAll((cursor) =>
      call<Page<QueueBound>>('GET', '/run-queues', { query: { limit: PAGE_LIMIT, cursor } }),
    ),
  refetchInterval: LOOK_MS,
});

export const useSetBound = () =>
  useWrite(keys.queueBounds, (body: QueueBoundBody) => call('PUT', '/run-queues', undefined, body));

export const useRemoveBound = () =>
  useWrite(keys.queueBounds, (name: string) => call('POST', '/run-queues/remove', undefined, { name }));
