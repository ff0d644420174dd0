import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/call';
import { keys } from '../../../api/keys';
import type { CrmDealFigures, CrmFunnel, CrmLeadFigures } from '../../../api/types';

export type Stretch = { from: string; to: string; ownerId?: string };

const figures = <T>(what: string, asked: Stretch) =>
  queryOptions({
    queryKey: keys.crmAnalytics(what, asked),
    placeholderData: keepPreviousData,
    queryFn: () => call<T>('GET', `/crm/analytics/${what}`, { query: asked }),
  });

export const leadsQuery = (asked: Stretch) => figures<CrmLeadFigures>('leads', asked);
export const funnelQuery = (asked: Stretch) => figures<CrmFunnel>('funnel', asked);
export const dealsQuery = (asked: Stretch) => figures<CrmDealFigures>('deals', asked);
