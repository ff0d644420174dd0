/** Answers that are being worded right now, by message id: the words so far, before they are stored. */
import { useSyncExternalStore } from 'react';
import type { AiResponseFrame } from './protocol';

const wording = new Map<string, string>();
const listeners = new Set<() => void>();

/** Adds a streamed piece; the final text comes from the stored message, so the draft then goes. */
export function applyDraft(frame: AiResponseFrame): void {
  if (frame.state === 'delta') {
    wording.set(frame.messageId, (wording.get(frame.messageId) ?? '') + frame.text);
  } else if (frame.state === 'final') {
    wording.delete(frame.messageId);
  }
  notify();
}

export function dropDraft(messageId: string): void {
  if (wording.delete(messageId)) notify();
}

/** After a cut pieces are missing, so half a text is worth nothing. */
export function dropAllDrafts(): void {
  if (wording.size === 0) return;
  wording.clear();
  notify();
}

export function useDraft(messageId: string): string | null {
  return useSyncExternalStore(subscribe, () => wording.get(messageId) ?? null);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function notify(): void {
  for (const listener of listeners) listener();
}
