/** What the console asks of the server about what agents remember. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, idempotencyKey, unwrap } from '../../../api/client';
import { keys } from '../../../api/keys';
import { loadAll, PAGE_LIMIT } from '../../../api/pages';
import type {
  AgentMemoryBody,
  AgentMemoryFilter,
  AgentMemoryPatch,
  ForgetBody,
  Permission,
} from '../../../api/types';
import { useWrite } from '../../../api/useWrite';

export const READS_CUSTOMERS = 'customers:read' satisfies Permission;

const FIRST = undefined as string | undefined;
/** Counting ends here: more than this is said as "more than". */
export const MOST_COUNTED = 2000;

export const memoriesQuery = (filter: AgentMemoryFilter) =>
  infiniteQueryOptions({
    queryKey: keys.agentMemoryList(filter),
    initialPageParam: FIRST,
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/agent-memory', { params: { query: { ...filter, limit: 30, cursor: pageParam } } }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** How many memories there are about someone, as far as is counted. */
export const memoryCountQuery = (of: ForgetBody) =>
  queryOptions({
    queryKey: keys.agentMemoryCount(of),
    queryFn: async () => {
      const query = { about: of.about, customerId: of.customerId ?? undefined, limit: PAGE_LIMIT };
      const all = await loadAll(
        (cursor) => unwrap(api.GET('/api/v1/agent-memory', { params: { query: { ...query, cursor } } })),
        MOST_COUNTED,
      );
      return all.length;
    },
    // Somebody is about to delete them: what was counted earlier does not do.
    staleTime: 0,
    gcTime: 0,
  });

export const recalled = async (query: string, customerId: string | undefined) =>
  (await unwrap(api.GET('/api/v1/agent-memory/search', { params: { query: { query, customerId } } }))).items;

export const customerQuery = (id: string) =>
  queryOptions({
    queryKey: keys.customer(id),
    queryFn: () => unwrap(api.GET('/api/v1/customers/{id}', { params: { path: { id } } })),
  });

export const customersQuery = (q: string) =>
  queryOptions({
    queryKey: keys.customerList(q),
    queryFn: async () =>
      (await unwrap(api.GET('/api/v1/customers', { params: { query: { q: q || undefined } } }))).items,
  });

export const useRemember = () =>
  useWrite(keys.agentMemory, (body: AgentMemoryBody) =>
    unwrap(api.POST('/api/v1/agent-memory', { headers: { 'idempotency-key': idempotencyKey() }, body })),
  );
export const useCorrect = (id: string) =>
  useWrite(keys.agentMemory, (body: AgentMemoryPatch) =>
    unwrap(api.PATCH('/api/v1/agent-memory/{id}', { params: { path: { id } }, body })),
  );
export const useForget = () =>
  useWrite(keys.agentMemory, (id: string) =>
    unwrap(api.DELETE('/api/v1/agent-memory/{id}', { params: { path: { id } } })),
  );
export const useForgetAll = () =>
  useWrite(keys.agentMemory, (body: ForgetBody) => unwrap(api.POST('/api/v1/agent-memory/forget', { body })));
