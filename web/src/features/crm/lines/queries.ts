import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/call';
import { keys } from '../../../api/keys';
import type { DealLines, DealLinesBody } from '../../../api/types';
import { freshen } from '../queries';

export const linesQuery = (deal: string) =>
  queryOptions({
    queryKey: keys.crmLines(deal),
    queryFn: () => call<DealLines>('GET', '/crm/deals/{id}/lines', { path: { id: deal } }),
  });

/** Replaces the lines of a deal; its page and its lists then ask again. */
export function useSaveLines(deal: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: DealLinesBody) =>
      call<DealLines>('PUT', '/crm/deals/{id}/lines', { path: { id: deal } }, body),
    onSuccess: (lines) => {
      cache.setQueryData(keys.crmLines(deal), lines);
      void cache.invalidateQueries({ queryKey: keys.crmRecord(deal) });
      freshen(cache, 'deal');
    },
  });
}
