import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, exportFile, idempotencyKey, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import type { ReportCosts, ReportQuery } from '../../api/types';
import { download } from './csv';

export const reportQuery = (query: ReportQuery) =>
  queryOptions({
    queryKey: keys.report(query),
    placeholderData: keepPreviousData,
    queryFn: () => unwrap(api.GET('/api/v1/reports/conversations', { params: { query } })),
  });

export const costsQuery = queryOptions({
  queryKey: keys.reportCosts,
  queryFn: () => unwrap(api.GET('/api/v1/reports/settings')),
});

const once = () => ({ headers: { 'idempotency-key': idempotencyKey() } });

export function useSaveCosts() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: ReportCosts) => unwrap(api.PUT('/api/v1/reports/settings', { body, ...once() })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.reports }),
  });
}

type ExportBody = Pick<ReportQuery, 'from' | 'to' | 'channel' | 'intent' | 'queueId' | 'personId'>;

export function useExport() {
  return useMutation({
    mutationFn: (body: ExportBody) => unwrap(api.POST('/api/v1/reports/exports', { body, ...once() })),
  });
}

export function useDownload(runId: string, name: string) {
  return useMutation({ mutationFn: async () => download(name, await exportFile(runId)) });
}
