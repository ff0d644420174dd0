/** Pure merges of what an event or frame brings into what a page has loaded. */
import type { Conversation, Message, MessageResponse } from '../api/types';

/** Puts a message into a thread by its id, in order of sequence. An older copy never replaces a final answer. */
export function upsertMessage(thread: Message[], message: Message): Message[] {
  const index = thread.findIndex((known) => known.id === message.id);
  const known = thread[index];
  if (known) {
    if (known.answer?.state === 'final' && message.answer?.state === 'drafting') return thread;
    const next = [...thread];
    next[index] = message;
    return next.sort(bySequence);
  }
  return [...thread, message].sort(bySequence);
}

function bySequence(a: Message, b: Message): number {
  return a.seq - b.seq || a.createdAt.localeCompare(b.createdAt);
}

/** Takes what a response frame knows about an answer; its stored message follows as an event. */
export function withResponse(thread: Message[], response: MessageResponse, at: string): Message[] {
  // A person has the conversation: there is no answer to put anywhere.
  if (response.messageId === null) return thread;
  const known = thread.find((message) => message.id === response.messageId);
  const last = thread.at(-1);
  const user = thread.find((message) => message.id === response.userMessageId);
  const message: Message = {
    id: response.messageId,
    conversationId: response.conversationId,
    seq: known?.seq ?? Math.max((user?.seq ?? 0) + 0.5, last ? last.seq + 0.5 : 0),
    senderType: 'ai_agent',
    senderId: known?.senderId ?? null,
    senderName: known?.senderName ?? null,
    content: response.response,
    contentType: 'text',
    intent: response.intent,
    confidence: response.confidence,
    entities: response.entities,
    sentiment: response.sentiment,
    language: response.language,
    sources: response.sources,
    answer: response.answer,
    requiresEscalation: response.requiresEscalation,
    internal: false,
    mentions: [],
    attachments: known?.attachments ?? [],
    createdAt: known?.createdAt ?? at,
    editedAt: known?.editedAt ?? null,
  };
  return upsertMessage(thread, message);
}

const CLOSED = new Set(['resolved', 'abandoned']);

export function isOpen(conversation: Conversation): boolean {
  return !CLOSED.has(conversation.status);
}

/** Nobody has taken an escalated conversation yet. */
export function needsPerson(conversation: Conversation): boolean {
  return conversation.status === 'escalated' && conversation.assignedTo === null;
}

/** Puts a conversation where it belongs: newest activity first, gone once it is closed. */
export function upsertOpen(list: Conversation[], conversation: Conversation): Conversation[] {
  const others = list.filter((known) => known.id !== conversation.id);
  if (!isOpen(conversation)) return others;
  return [conversation, ...others].sort(byActivity);
}

export function byActivity(a: Conversation, b: Conversation): number {
  return b.lastActivityAt.localeCompare(a.lastActivityAt);
}
