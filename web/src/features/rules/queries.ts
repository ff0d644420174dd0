import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import { loadAll, PAGE_LIMIT } from '../../api/pages';
import type { RuleType } from '../../api/types';

export const rulesQuery = queryOptions({
  queryKey: [...keys.rules, 'all'],
  queryFn: () =>
    loadAll((cursor) =>
      unwrap(api.GET('/api/v1/rules', { params: { query: { limit: PAGE_LIMIT, cursor } } })),
    ),
});

export const ruleQuery = (name: string) =>
  queryOptions({
    queryKey: keys.rule(name),
    queryFn: () => unwrap(api.GET('/api/v1/rules/{name}', { params: { path: { name } } })),
  });

export function useSaveRule(name: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: { type: RuleType; content: unknown }) =>
      unwrap(api.PUT('/api/v1/rules/{name}', { params: { path: { name } }, body })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.rules }),
  });
}

export function useEvaluateRule(name: string) {
  return useMutation({
    mutationFn: (context: unknown) =>
      unwrap(api.POST('/api/v1/rules/{name}/evaluate', { params: { path: { name } }, body: { context } })),
  });
}
