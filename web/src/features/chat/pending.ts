/** Messages on their way: shown at once, replaced by the stored message when it comes back. */
import type { Message } from '../../api/types';

export type Pending = {
  clientId: string;
  content: string;
  state: 'sending' | 'received' | 'failed';
  /** Milliseconds since the epoch when it was written here. */
  at: number;
  messageId?: string;
  reason?: string;
};

/** Clocks of browser and server differ by less than this. */
const CLOCK_SLACK_MS = 120_000;

export function acknowledge(
  list: Pending[],
  receipt: { clientId?: string | null; messageId: string },
): Pending[] {
  return list.map((item) =>
    item.clientId === receipt.clientId ? { ...item, state: 'received', messageId: receipt.messageId } : item,
  );
}

/** Marks the message an error is about; an error without a name is about the oldest one under way. */
export function fail(list: Pending[], clientId: string | null, reason: string): Pending[] {
  const target = clientId ?? list.find((item) => item.state === 'sending')?.clientId;
  return list.map((item) =>
    item.clientId === target && item.state === 'sending' ? { ...item, state: 'failed', reason } : item,
  );
}

/** What has not come back yet. Without a receipt an equal text of the customer stands for it, once each. */
export function stillPending(list: Pending[], thread: Message[]): Pending[] {
  const stored = thread.filter((message) => message.senderType === 'user');
  const used = new Set(list.flatMap((item) => item.messageId ?? []));
  return list.filter((item) => {
    if (item.messageId) return !stored.some((message) => message.id === item.messageId);
    const twin = stored.find(
      (message) =>
        !used.has(message.id) &&
        message.content === item.content &&
        Date.parse(message.createdAt) > item.at - CLOCK_SLACK_MS,
    );
    if (twin) used.add(twin.id);
    return !twin;
  });
}
