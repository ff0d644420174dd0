import { queryOptions, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, idempotencyKey, unwrap, uploadFile } from '../../api/client';
import { keys } from '../../api/keys';
import { loadAll, PAGE_LIMIT } from '../../api/pages';
import type {
  Conversation,
  ConversationDetail,
  ConversationStatus,
  Message,
  ViewFilter,
} from '../../api/types';
import type { OpenQueue } from '../../live/apply';
import { useLive } from '../../live/context';
import { byActivity, upsertMessage, upsertOpen } from '../../live/merge';

const OPEN: ConversationStatus[] = ['escalated', 'active', 'waiting'];
/** Open conversations loaded per status; a desk with more says so and offers the search. */
const OPEN_MOST = 300;
/** How often to ask again while the event stream is down. */
const POLL_MS = 4000;

/** Polls only while events do not arrive by themselves. */
export function usePollWhenOffline(): number | false {
  return useLive().state === 'live' ? false : POLL_MS;
}

async function loadOpen(filter: ViewFilter): Promise<OpenQueue> {
  const lists = await Promise.all(
    OPEN.map((status) =>
      loadAll(
        (cursor) =>
          unwrap(
            api.GET('/api/v1/conversations', {
              params: { query: { ...filter, status, limit: PAGE_LIMIT, cursor } },
            }),
          ),
        OPEN_MOST,
      ),
    ),
  );
  return { items: lists.flat().sort(byActivity), more: lists.some((list) => list.length >= OPEN_MOST) };
}

/** The same filter under the same name; empty for none. */
function named(filter: ViewFilter): string {
  const set = Object.entries(filter).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  );
  return set.length === 0 ? '' : JSON.stringify(set.sort());
}

/** Every open conversation; live events keep it right. */
export function useOpenQueue(filter: ViewFilter) {
  const poll = usePollWhenOffline();
  return useQuery({
    queryKey: keys.openConversations(named(filter)),
    queryFn: () => loadOpen(filter),
    refetchInterval: poll,
  });
}

/** Conversations that are over, newest first, page by page. */
export function useClosedQueue(filter: ViewFilter, enabled: boolean) {
  return useInfiniteQuery({
    queryKey: keys.closedConversations(named(filter)),
    enabled,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/conversations', {
          params: { query: { ...filter, status: 'resolved', limit: 30, cursor: pageParam } },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export const conversationQuery = (id: string) =>
  queryOptions({
    queryKey: keys.conversation(id),
    queryFn: () => unwrap(api.GET('/api/v1/conversations/{id}', { params: { path: { id } } })),
  });

export const dialoguesQuery = (id: string) =>
  queryOptions({
    queryKey: keys.dialogues(id),
    queryFn: () =>
      loadAll((cursor) =>
        unwrap(
          api.GET('/api/v1/conversations/{id}/dialogues', {
            params: { path: { id }, query: { limit: PAGE_LIMIT, cursor } },
          }),
        ),
      ),
  });

export const messagesQuery = (id: string) =>
  queryOptions({
    queryKey: keys.messages(id),
    queryFn: () =>
      loadAll((cursor) =>
        unwrap(
          api.GET('/api/v1/conversations/{id}/messages', {
            params: { path: { id }, query: { limit: PAGE_LIMIT, cursor } },
          }),
        ),
      ),
  });

/** Shows a changed conversation at once, before its event arrives. */
export function useShowConversation() {
  const cache = useQueryClient();
  return (conversation: Conversation) => {
    cache.setQueryData<ConversationDetail>(keys.conversation(conversation.id), (known) => ({
      ...known,
      ...conversation,
    }));
    cache.setQueryData<OpenQueue>(keys.openConversations(''), (queue) =>
      queue ? { ...queue, items: upsertOpen(queue.items, conversation) } : queue,
    );
    void cache.invalidateQueries({ queryKey: ['conversations', 'closed'] });
  };
}

export function useTakeOver(id: string) {
  const show = useShowConversation();
  return useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/conversations/{id}/take-over', { params: { path: { id } } })),
    onSuccess: show,
  });
}

export function useResolve(id: string) {
  const show = useShowConversation();
  return useMutation({
    mutationFn: (resolutionNotes: string) =>
      unwrap(
        api.POST('/api/v1/conversations/{id}/resolve', {
          params: { path: { id } },
          body: resolutionNotes ? { resolutionNotes } : {},
        }),
      ),
    onSuccess: show,
  });
}

export function useEscalate(id: string) {
  const show = useShowConversation();
  return useMutation({
    mutationFn: (reason: string) =>
      unwrap(api.POST('/api/v1/conversations/{id}/escalate', { params: { path: { id } }, body: { reason } })),
    onSuccess: show,
  });
}

export type Answer = { content: string; attachmentIds: string[] };

export function useReply(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (answer: Answer) =>
      unwrap(
        api.POST('/api/v1/conversations/{id}/replies', {
          params: { path: { id } },
          body: answer,
          headers: { 'idempotency-key': idempotencyKey() },
        }),
      ),
    onSuccess: (message) =>
      cache.setQueryData<Message[]>(keys.messages(id), (thread) =>
        thread ? upsertMessage(thread, message) : thread,
      ),
  });
}

/** A file that is uploaded and goes with the next answer. */
export type Chosen = Message['attachments'][number];

/** Uploads files one by one for the answer that is being written; what fails is told, the rest is kept. */
export function useAttach(id: string, onUploaded: (file: Chosen) => void) {
  return useMutation({
    mutationFn: async (files: File[]) => {
      for (const file of files) {
        const form = new FormData();
        form.append('file', file);
        onUploaded(await uploadFile<Chosen>(`/api/v1/conversations/${id}/attachments`, form, () => {}));
      }
    },
  });
}
