import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import type { operations } from '../../api/schema';
import type { Filled, RuleType } from '../../api/types';

type Json<
  Name extends keyof operations,
  Status extends number,
> = operations[Name]['responses'] extends infer All
  ? All extends { [Key in Status]: { content: { 'application/json': infer Body } } }
    ? Filled<Body>
    : never
  : never;

export type Vocabulary = Json<'rule_types.list', 200>['items'][number];
export type Checked = Json<'rule_types.check', 200>;
export type Problem = Checked['problems'][number];
export type Comparison = Json<'rules.diff', 200>;
export type Version = Json<'rules.versions', 200>['items'][number];
export type RowsReport = Json<'rules.rows', 200>;
export type Decision = Json<'conversations.decisions', 200>['items'][number];
export type Change = Json<'backtests.changes', 200>['items'][number];
export type Rule = Json<'rules.get', 200>;

export const rulesQuery = queryOptions({
  queryKey: [...keys.rules, 'all'],
  // Rules come whole: a tenant has few.
  queryFn: async () => (await unwrap(api.GET('/api/v1/rules'))).items,
});

export const ruleQuery = (name: string, version?: number) =>
  queryOptions({
    queryKey: [...keys.rule(name), version ?? 'live'],
    queryFn: () =>
      unwrap(api.GET('/api/v1/rules/{name}', { params: { path: { name }, query: { version } } })),
  });

export const typesQuery = queryOptions({
  queryKey: [...keys.rules, 'types'],
  queryFn: async () => (await unwrap(api.GET('/api/v1/rule-types'))).items as Vocabulary[],
  staleTime: Number.POSITIVE_INFINITY,
});

export const versionsQuery = (name: string) =>
  infiniteQueryOptions({
    queryKey: [...keys.rule(name), 'versions'],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/rules/{name}/versions', {
          params: { path: { name }, query: { cursor: pageParam ?? undefined } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

export const diffQuery = (name: string, from: number, to: number) =>
  queryOptions({
    queryKey: [...keys.rule(name), 'diff', from, to],
    queryFn: () =>
      unwrap(api.GET('/api/v1/rules/{name}/diff', { params: { path: { name }, query: { from, to } } })),
  });

export const rowsQuery = (name: string, days: number) =>
  queryOptions({
    queryKey: [...keys.rule(name), 'rows', days],
    queryFn: () =>
      unwrap(api.GET('/api/v1/rules/{name}/rows', { params: { path: { name }, query: { days } } })),
  });

export const decisionsQuery = (conversation: string) =>
  queryOptions({
    queryKey: ['conversation', conversation, 'decisions'],
    queryFn: async () =>
      (
        await unwrap(
          api.GET('/api/v1/conversations/{id}/decisions', {
            params: { path: { id: conversation }, query: { limit: 100 } },
          }),
        )
      ).items as Decision[],
  });

export const changesQuery = (run: string) =>
  infiniteQueryOptions({
    queryKey: ['backtest', run],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/backtests/{id}/changes', {
          params: { path: { id: run }, query: { cursor: pageParam ?? undefined } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

/** What is wrong with a rule that is being written, and what its rows say together. */
export function useCheck(type: RuleType, content: unknown) {
  return useQuery({
    queryKey: ['rule-check', type, content],
    queryFn: async () =>
      (await unwrap(
        api.POST('/api/v1/rule-types/check', { body: { type, content: content as Record<string, unknown> } }),
      )) as Checked,
    placeholderData: (before) => before,
    gcTime: 10_000,
  });
}

export type Save = {
  type: RuleType;
  content: Record<string, unknown>;
  comment?: string;
  expectedVersion?: number;
  draft: boolean;
};

export function useSaveRule(name: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Save) => unwrap(api.PUT('/api/v1/rules/{name}', { params: { path: { name } }, body })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.rules }),
  });
}

export function usePublish(name: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: { version: number; expectedLive: number }) =>
      unwrap(api.POST('/api/v1/rules/{name}/publish', { params: { path: { name } }, body })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.rules }),
  });
}

export function useBacktest(name: string) {
  return useMutation({
    mutationFn: (body: { version?: number; from: string }) =>
      unwrap(api.POST('/api/v1/rules/{name}/backtests', { params: { path: { name } }, body })),
  });
}

export function useEvaluateRule(name: string) {
  return useMutation({
    mutationFn: (context: Record<string, unknown>) =>
      unwrap(api.POST('/api/v1/rules/{name}/evaluate', { params: { path: { name } }, body: { context } })),
  });
}
