import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/call';
import { keys } from '../../../api/keys';
import type { CrmImport, Page } from '../../../api/types';

export const importsQuery = queryOptions({
  queryKey: keys.crmImports,
  queryFn: () => call<Page<CrmImport>>('GET', '/crm/imports', { query: { limit: 20 } }),
});

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.crmImports, id],
    queryFn: () => call<CrmImport>('GET', '/crm/imports/{id}', { path: { id } }),
  });

export const POLICIES = ['skip', 'update', 'create'] as const;
export type Policy = (typeof POLICIES)[number];

export type Start = {
  mapping: { column: number; field: string }[];
  duplicates: Policy;
  source?: string;
  ownerId?: string;
  tags?: string[];
};

export function useStart(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Start) =>
      call<{ runId: string }>('POST', '/crm/imports/{id}/start', { path: { id } }, body),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.crmImports }),
  });
}
