/** The messages of one conversation, brought together from receipts, history and the live line. */
import type { Message } from './types';

/** Adds a message or its newer version; in the order of their numbers. */
export function upsert(messages: Message[], message: Message): Message[] {
  const rest = messages.filter((one) => one.id !== message.id);
  const at = rest.findIndex((one) => one.seq > message.seq);
  return at < 0 ? [...rest, message] : [...rest.slice(0, at), message, ...rest.slice(at)];
}

/** Number of the last message behind which everything has to be asked for again: one that is still being
 * worded may have changed meanwhile. */
export function resumeAfter(messages: Message[]): number {
  const drafting = messages.find((message) => message.drafting);
  if (drafting) return drafting.seq - 1;
  return messages.at(-1)?.seq ?? 0;
}

/** What has come that the visitor has not seen. */
export function unread(messages: Message[], read: number): number {
  return messages.filter((message) => message.seq > read && message.from !== 'me').length;
}
