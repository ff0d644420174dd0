import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/call';
import { keys } from '../../../api/keys';
import type { CrmModel, CrmScoring } from '../../../api/types';

export type ScoringSettings = CrmScoring['settings'];

export const scoringQuery = queryOptions({
  queryKey: keys.crmScoring,
  queryFn: () => call<CrmScoring>('GET', '/crm/scoring'),
});

export const modelsQuery = queryOptions({
  queryKey: keys.crmModels,
  queryFn: () => call<{ items: CrmModel[] }>('GET', '/crm/scoring/models').then(({ items }) => items),
});

export function useSaveScoring() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: ScoringSettings) => call<ScoringSettings>('PUT', '/crm/scoring', undefined, body),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.crmScoring }),
  });
}

export const useTrain = () =>
  useMutation({ mutationFn: () => call<{ runId: string }>('POST', '/crm/scoring/train', undefined, {}) });

/** Makes a version the one that judges; 0 stands for the rules. */
export function useActivate() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (version: number) =>
      call<unknown>('POST', '/crm/scoring/models/{version}/activate', { path: { version } }, {}),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.crmScoring }),
  });
}
