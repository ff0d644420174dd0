/** What the console asks of the server about models. */
import { queryOptions } from '@tanstack/react-query';
import { api, idempotencyKey, openai, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import { loadAll, PAGE_LIMIT } from '../../api/pages';
import type {
  ModelAliasBody,
  ModelProviderBody,
  ModelProviderPatch,
  ModelUsageQuery,
  Permission,
} from '../../api/types';
import { useWrite } from '../../api/useWrite';

export const MAY_WRITE = 'models:write' satisfies Permission;

const page = (cursor: string | undefined) => ({ params: { query: { limit: PAGE_LIMIT, cursor } } });
const at = (id: string) => ({ params: { path: { id } } });
const once = () => ({ headers: { 'idempotency-key': idempotencyKey() } });

export const providersQuery = queryOptions({
  queryKey: keys.modelProviders,
  queryFn: () => loadAll((cursor) => unwrap(api.GET('/api/v1/model-providers', page(cursor)))),
});

export const aliasesQuery = queryOptions({
  queryKey: keys.modelAliases,
  queryFn: () => loadAll((cursor) => unwrap(api.GET('/api/v1/model-aliases', page(cursor)))),
});

/** Whatever a model may be asked for by: aliases, models of this machine, models of providers. */
export const namesQuery = queryOptions({
  queryKey: keys.modelNames,
  queryFn: async () => {
    const answer = (await (await openai('/models')).json()) as { data: { id: string }[] };
    return [...new Set(answer.data.map((one) => one.id))];
  },
});

export const usageQuery = (asked: { by: NonNullable<ModelUsageQuery['by']>; days: number }) =>
  queryOptions({
    queryKey: keys.modelUsage(asked),
    queryFn: () => {
      const until = new Date();
      const from = new Date(until);
      from.setUTCHours(0, 0, 0, 0);
      from.setUTCDate(from.getUTCDate() - asked.days + 1);
      const query = {
        by: asked.by,
        bucket: 'day' as const,
        from: from.toISOString(),
        until: until.toISOString(),
      };
      return unwrap(api.GET('/api/v1/models/usage', { params: { query } }));
    },
  });

// All that is known of models begins with the same key, and a provider's models are in several lists.
export const useCreateProvider = () =>
  useWrite(keys.models, (body: ModelProviderBody) =>
    unwrap(api.POST('/api/v1/model-providers', { ...once(), body })),
  );
export const useUpdateProvider = (id: string) =>
  useWrite(keys.models, (body: ModelProviderPatch) =>
    unwrap(api.PATCH('/api/v1/model-providers/{id}', { ...at(id), body })),
  );
export const useDeleteProvider = () =>
  useWrite(keys.models, (id: string) => unwrap(api.DELETE('/api/v1/model-providers/{id}', at(id))));
export const testProvider = (id: string) => unwrap(api.POST('/api/v1/model-providers/{id}/test', at(id)));

export const useSaveAlias = (id: string | undefined) =>
  useWrite(keys.models, (body: ModelAliasBody) =>
    id
      ? unwrap(api.PUT('/api/v1/model-aliases/{id}', { ...at(id), body }))
      : unwrap(api.POST('/api/v1/model-aliases', { ...once(), body })),
  );
export const useDeleteAlias = () =>
  useWrite(keys.models, (id: string) => unwrap(api.DELETE('/api/v1/model-aliases/{id}', at(id))));
