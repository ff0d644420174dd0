/** What the console asks of the server about Jarvis. */
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import type { Page, Permission, RunState } from '../../api/types';
import type { Approval } from '../approvals/queries';
import type { Screen } from './screen';

export const MAY_ASK = 'agents:run' satisfies Permission;

export type SharedWith = { everyone: boolean; people: string[] };
export type Thread = {
  id: string;
  title: string;
  /** Whether it is the reader's: only then it can be gone on with. */
  mine: boolean;
  ownerName: string;
  sharedWith: SharedWith;
  turns: number;
  createdAt: string;
  updatedAt: string;
};
export type Turn = {
  number: number;
  content: string;
  screen: Screen | null;
  /** The run that answers. */
  runId: string;
  state: RunState;
  error: string | null;
  /** What it waits for leave to do. */
  waiting: Approval[];
  answer: string | null;
  /** What it was found or done with. */
  tools: string[];
  untrusted: boolean;
  createdAt: string;
  answeredAt: string | null;
};
type Said = { thread: Thread; number: number; runId: string };

const THREADS = '/jarvis/threads';
const THREAD = '/jarvis/threads/{id}';
const POLL_MS = 2500;
const FIRST = undefined as string | undefined;
const nextPage = <T>(page: Page<T>) => page.nextCursor ?? undefined;

export const isAnswering = (turn: Turn) => ['queued', 'running', 'waiting'].includes(turn.state);

export const threadsQuery = (shared: boolean) =>
  infiniteQueryOptions({
    queryKey: [...keys.jarvis, 'threads', shared],
    initialPageParam: FIRST,
    queryFn: ({ pageParam }) =>
      call<Page<Thread>>('GET', THREADS, { query: { shared, limit: 30, cursor: pageParam } }),
    getNextPageParam: nextPage,
  });

export const threadQuery = (id: string) =>
  queryOptions({
    queryKey: keys.jarvisThread(id),
    queryFn: () => call<Thread>('GET', THREAD, { path: { id } }),
    retry: false,
  });

/** The newest first, as it comes from the server. */
export const turnsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...keys.jarvisThread(id), 'turns'],
    initialPageParam: FIRST,
    queryFn: ({ pageParam }) =>
      call<Page<Turn>>('GET', `${THREAD}/turns`, { path: { id }, query: { limit: 20, cursor: pageParam } }),
    getNextPageParam: nextPage,
    // Events tell of it sooner, where they come.
    refetchInterval: (query) =>
      query.state.data?.pages[0]?.items.some(isAnswering) === true ? POLL_MS : false,
  });

function useChange<In, Out>(mutationFn: (input: In) => Promise<Out>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () => cache.invalidateQueries({ queryKey: keys.jarvis }),
  });
}

/** Says something in a thread, or in a new one. */
export const useSay = (thread: string | null) =>
  useChange((body: { content: string; screen?: Screen }) =>
    thread === null
      ? call<Said>('POST', THREADS, undefined, body)
      : call<Said>('POST', `${THREAD}/turns`, { path: { id: thread } }, body),
  );

export const useDecide = (thread: string) =>
  useChange((body: { approvalId: string; agreed: boolean }) =>
    call<Approval>('POST', `${THREAD}/decisions`, { path: { id: thread } }, body),
  );

export const useUpdate = (thread: string) =>
  useChange((body: { title?: string; sharedWith?: SharedWith }) =>
    call<Thread>('PATCH', THREAD, { path: { id: thread } }, body),
  );

/** What is gone is not asked for again, so whoever shows it turns away first. */
export function useDelete(thread: string, onGone: () => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => call<{ deleted: boolean }>('DELETE', THREAD, { path: { id: thread } }),
    onSuccess: () => {
      onGone();
      return cache.invalidateQueries({ queryKey: [...keys.jarvis, 'threads'] });
    },
  });
}
