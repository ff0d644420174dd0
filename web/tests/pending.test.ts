import { describe, expect, it } from 'vitest';
import { acknowledge, fail, type Pending, stillPending } from '../src/features/chat/pending';
import { message } from './fixtures';

const at = Date.parse('2026-11-21T12:00:00Z');
const item = (part: Partial<Pending> = {}): Pending => ({
  clientId: 'k1',
  content: 'Hello',
  state: 'sending',
  at,
  ...part,
});

describe('messages on their way', () => {
  it('leave when the stored message with their id is in the thread', () => {
    const list = acknowledge([item()], { clientId: 'k1', messageId: 'm1' });
    expect(stillPending(list, [])).toHaveLength(1);
    expect(stillPending(list, [message({ id: 'm1' })])).toHaveLength(0);
  });

  it('leave when their text comes back before the receipt', () => {
    expect(stillPending([item()], [message({ id: 'm9' })])).toHaveLength(0);
  });

  it('are not taken for the same words said long ago', () => {
    const old = message({ id: 'm0', createdAt: '2026-11-21T11:00:00Z' });
    expect(stillPending([item()], [old])).toHaveLength(1);
  });

  it('said twice wait for two stored messages', () => {
    const twice = [item(), item({ clientId: 'k2' })];
    expect(stillPending(twice, [message({ id: 'm1' })])).toHaveLength(1);
  });

  it('fail by name, or the oldest when the error names none', () => {
    const list = [item(), item({ clientId: 'k2' })];
    expect(fail(list, 'k2', 'no').map(({ state }) => state)).toEqual(['sending', 'failed']);
    expect(fail(list, null, 'no').map(({ state }) => state)).toEqual(['failed', 'sending']);
  });

  it('do not fail once received', () => {
    expect(fail([item({ state: 'received' })], null, 'no')[0]?.state).toBe('received');
  });
});
