import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import type { Page } from '../../api/types';

export const APPROVAL_STATES = ['pending', 'approved', 'rejected', 'expired', 'withdrawn'] as const;
export type ApprovalState = (typeof APPROVAL_STATES)[number];

/** Somebody's leave to do exactly one thing. */
export type Approval = {
  id: string;
  /** What it releases: an `action`, or a step of a `run`. */
  owner: string;
  subjectId: string | null;
  title: string | null;
  operation: string;
  arguments: unknown;
  state: ApprovalState;
  permission: string;
  approverGroup: string | null;
  requestedBy: string | null;
  requestedAt: string;
  expiresAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
  comment: string | null;
};

export type ApprovalFilter = { state?: ApprovalState; mine?: boolean };

export const approvalsQuery = (filter: ApprovalFilter) =>
  infiniteQueryOptions({
    queryKey: keys.approvalList(filter),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      call<Page<Approval>>('GET', '/approvals', { query: { ...filter, limit: 30, cursor: pageParam } }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export type Decision = { verb: 'approve' | 'reject'; comment?: string } | { verb: 'delegate'; to: string };

export function useDecide(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ verb, ...body }: Decision) =>
      call<Approval>('POST', `/approvals/{id}/${verb}`, { path: { id } }, body),
    // Also when somebody else was faster: what is shown then is old.
    onSettled: () => {
      void cache.invalidateQueries({ queryKey: keys.approvals });
      void cache.invalidateQueries({ queryKey: keys.runs });
      void cache.invalidateQueries({ queryKey: keys.actions });
    },
  });
}
