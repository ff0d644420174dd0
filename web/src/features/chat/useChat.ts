import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api, idempotencyKey, unwrap } from '../../api/client';
import { asApiError } from '../../api/errors';
import { keys } from '../../api/keys';
import type { Conversation, Message } from '../../api/types';
import { useSession } from '../../app/session';
import type { Language } from '../../i18n/text';
import { useLive } from '../../live/context';
import { withResponse } from '../../live/merge';
import { conversationQuery, messagesQuery, usePollWhenOffline } from '../inbox/queries';
import { acknowledge, fail, type Pending, stillPending } from './pending';

/** A message that nobody has confirmed by then is shown as not sent. */
const ACK_DEADLINE_MS = 15_000;

export type Chat = {
  conversation: Conversation | null;
  messages: Message[];
  pending: Pending[];
  loading: boolean;
  busy: boolean;
  error: unknown;
  send: (content: string) => void;
  retry: (pending: Pending) => void;
  askForPerson: () => void;
  reload: () => void;
};

/** The customer's end of one conversation: over the WebSocket, over HTTP when that is down. */
export function useChat(id: string | null, language: Language, onCreated: (id: string) => void): Chat {
  const cache = useQueryClient();
  const { user } = useSession();
  const live = useLive();
  const poll = usePollWhenOffline();
  const [pending, setPending] = useState<Pending[]>([]);
  const current = useRef(id);
  current.current = id ?? current.current;

  const enabled = id !== null;
  const conversation = useQuery({ ...conversationQuery(id ?? ''), enabled, refetchInterval: poll });
  const messages = useQuery({ ...messagesQuery(id ?? ''), enabled, refetchInterval: poll });

  useEffect(
    () =>
      live.listen((frame) => {
        if (frame.type === 'message_received') setPending((list) => acknowledge(list, frame));
        if (frame.type === 'error') setPending((list) => fail(list, frame.clientId ?? null, frame.message));
      }),
    [live.listen],
  );

  useEffect(() => {
    if (!pending.some((item) => item.state === 'sending')) return;
    const timer = window.setTimeout(
      () =>
        setPending((list) =>
          list.map((item) => (item.state === 'sending' ? { ...item, state: 'failed' } : item)),
        ),
      ACK_DEADLINE_MS,
    );
    return () => window.clearTimeout(timer);
  }, [pending]);

  const open = async (): Promise<string> => {
    if (current.current) return current.current;
    const created = await unwrap(
      api.POST('/api/v1/conversations', {
        body: {
          userId: `test-${user.id}`,
          channel: 'web',
          language,
          metadata: { source: 'console-test-chat' },
        },
        headers: { 'idempotency-key': idempotencyKey() },
      }),
    );
    current.current = created.id;
    cache.setQueryData(keys.conversation(created.id), created);
    cache.setQueryData<Message[]>(keys.messages(created.id), []);
    onCreated(created.id);
    return created.id;
  };

  const delivery = useMutation({
    scope: { id: 'test-chat' },
    mutationFn: async ({ clientId, content }: Pending) => {
      const conversationId = await open();
      if (live.send({ type: 'message', conversationId, content, clientId })) return;
      const response = await unwrap(
        api.POST('/api/v1/conversations/{id}/messages', {
          params: { path: { id: conversationId } },
          body: { content },
          headers: { 'idempotency-key': clientId },
        }),
      );
      setPending((list) => acknowledge(list, { clientId, messageId: response.userMessageId }));
      cache.setQueryData<Message[]>(keys.messages(conversationId), (thread) =>
        withResponse(thread ?? [], response, new Date().toISOString()),
      );
      await cache.invalidateQueries({ queryKey: keys.messages(conversationId) });
    },
    onError: (error, item) => setPending((list) => fail(list, item.clientId, asApiError(error).message)),
  });

  const escalation = useMutation({
    mutationFn: async () => {
      const conversationId = await open();
      const next = await unwrap(
        api.POST('/api/v1/conversations/{id}/escalate', {
          params: { path: { id: conversationId } },
          body: { reason: 'requested_human' },
        }),
      );
      cache.setQueryData(keys.conversation(conversationId), next);
    },
  });

  const push = (content: string) => {
    const item: Pending = { clientId: idempotencyKey(), content, state: 'sending', at: Date.now() };
    setPending((list) => [...list, item]);
    delivery.mutate(item);
  };

  return {
    conversation: conversation.data ?? null,
    messages: messages.data ?? [],
    pending: stillPending(pending, messages.data ?? []),
    loading: enabled && messages.isPending,
    busy: delivery.isPending,
    error: conversation.error ?? messages.error ?? escalation.error,
    send: push,
    retry: (item) => {
      setPending((list) => list.filter((each) => each.clientId !== item.clientId));
      push(item.content);
    },
    askForPerson: () => escalation.mutate(),
    reload: () => {
      void conversation.refetch();
      void messages.refetch();
    },
  };
}
