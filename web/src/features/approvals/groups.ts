import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { loadAll, PAGE_LIMIT } from '../../api/pages';
import type { ApproverGroup, Page } from '../../api/types';
import { useWrite } from '../../api/useWrite';

export const groupsQuery = queryOptions({
  queryKey: keys.approverGroups,
  queryFn: () =>
    loadAll((cursor) =>
      call<Page<ApproverGroup>>('GET', '/approval-groups', { query: { limit: PAGE_LIMIT, cursor } }),
    ),
});

export const useSetGroup = () =>
  useWrite(keys.approverGroups, (group: ApproverGroup) => call('PUT', '/approval-groups', undefined, group));

export const useRemoveGroup = () =>
  useWrite(keys.approverGroups, (name: string) =>
    call('POST', '/approval-groups/remove', undefined, { name }),
  );
