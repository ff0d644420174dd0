import { infiniteQueryOptions } from '@tanstack/react-query';
import { call } from '../../../api/call';
import { keys } from '../../../api/keys';
import type { Blocked, CrmChange, CrmFieldBody, CrmPipelineBody, Page } from '../../../api/types';
import { useWrite } from '../../../api/useWrite';
import type { Deletion } from '../../desk/queries';

const ROWS = 50;

const remove = (path: string) => (id: string) => call('DELETE', `${path}/{id}`, { path: { id } });

export const useSavePipeline = (id: string | undefined) =>
  useWrite(keys.crmPipelines, (body: CrmPipelineBody) =>
    id
      ? call('PUT', '/crm/pipelines/{id}', { path: { id } }, body)
      : call('POST', '/crm/pipelines', undefined, body),
  );
export const useDeletePipeline = (): Deletion => useWrite(keys.crmPipelines, remove('/crm/pipelines'));

export const useSaveField = (id: string | undefined) =>
  useWrite(keys.crmFields, (body: CrmFieldBody) => {
    // Its kind, key and type stay what they are.
    const { label, options, required, position } = body;
    return id
      ? call('PATCH', '/crm/fields/{id}', { path: { id } }, { label, options, required, position })
      : call('POST', '/crm/fields', undefined, body);
  });
export const useDeleteField = (): Deletion => useWrite(keys.crmFields, remove('/crm/fields'));

export const useSaveTeam = (id: string | undefined) =>
  useWrite(keys.crmTeams, (body: { name: string; members: string[] }) =>
    id ? call('PUT', '/crm/teams/{id}', { path: { id } }, body) : call('POST', '/crm/teams', undefined, body),
  );
export const useDeleteTeam = (): Deletion => useWrite(keys.crmTeams, remove('/crm/teams'));

export const blocklistQuery = infiniteQueryOptions({
  queryKey: keys.crmBlocklist,
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam }) =>
    call<Page<Blocked>>('GET', '/crm/blocklist', { query: { limit: ROWS, cursor: pageParam } }),
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});
export const useBlock = () =>
  useWrite(keys.crmBlocklist, (body: { value: string; reason?: string }) =>
    call('POST', '/crm/blocklist', undefined, body),
  );
export const useUnblock = (): Deletion => useWrite(keys.crmBlocklist, remove('/crm/blocklist'));

export const changesQuery = infiniteQueryOptions({
  queryKey: [...keys.crm, 'changes'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam }) =>
    call<Page<CrmChange>>('GET', '/crm/changes', { query: { limit: ROWS, cursor: pageParam } }),
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});
