import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import type { RuleType } from '../../api/types';

export const rulesQuery = queryOptions({
  queryKey: [...keys.rules, 'all'],
  // Rules come whole: there is one of each kind.
  queryFn: async () => (await unwrap(api.GET('/api/v1/rules'))).items,
});

export const ruleQuery = (name: string) =>
  queryOptions({
    queryKey: keys.rule(name),
    queryFn: () => unwrap(api.GET('/api/v1/rules/{name}', { params: { path: { name } } })),
  });

export function useSaveRule(name: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: { type: RuleType; content: Record<string, unknown> }) =>
      unwrap(api.PUT('/api/v1/rules/{name}', { params: { path: { name } }, body })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.rules }),
  });
}

export function useEvaluateRule(name: string) {
  return useMutation({
    mutationFn: (context: Record<string, unknown>) =>
      unwrap(api.POST('/api/v1/rules/{name}/evaluate', { params: { path: { name } }, body: { context } })),
  });
}
