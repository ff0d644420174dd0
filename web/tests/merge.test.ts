import { describe, expect, it } from 'vitest';
import type { MessageResponse } from '../src/api/types';
import { needsPerson, upsertMessage, upsertOpen, withResponse } from '../src/live/merge';
import { conversation, message } from './fixtures';

const drafting = { state: 'drafting', engine: 'passage', passage: 'P' } as const;
const final = { state: 'final', engine: 'model:m', passage: 'P' } as const;

function response(part: Partial<MessageResponse> = {}): MessageResponse {
  return {
    messageId: 'a1',
    conversationId: 'c1',
    userMessageId: 'm1',
    response: 'The passage',
    intent: null,
    confidence: 0.8,
    alternatives: [],
    entities: [],
    sentiment: 0,
    sentimentLabel: 'neutral',
    language: 'en',
    sources: [],
    suggestedActions: [],
    requiresEscalation: false,
    escalationReason: null,
    answer: drafting,
    ...part,
  };
}

describe('a thread', () => {
  it('stays in order whatever order messages arrive in', () => {
    const thread = [message({ id: 'a', seq: 1 }), message({ id: 'c', seq: 3 })];
    expect(upsertMessage(thread, message({ id: 'b', seq: 2 })).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('replaces a message by its newer copy', () => {
    const thread = upsertMessage([message({ content: 'old' })], message({ content: 'new' }));
    expect(thread).toHaveLength(1);
    expect(thread[0]?.content).toBe('new');
  });

  it('never goes back from the final wording to the draft', () => {
    const done = message({ senderType: 'ai_agent', content: 'words', answer: final });
    const late = message({ senderType: 'ai_agent', content: 'passage', answer: drafting });
    expect(upsertMessage([done], late)[0]?.content).toBe('words');
  });
});

describe('an answer', () => {
  it('is nothing when a person has the conversation', () => {
    const thread = [message()];
    expect(withResponse(thread, response({ messageId: null, response: '' }), 'now')).toEqual(thread);
  });

  it('stands right after its question before it is stored', () => {
    const thread = withResponse([message({ id: 'm1', seq: 4 })], response(), '2026-11-21T12:00:01Z');
    expect(thread.map(({ id }) => id)).toEqual(['m1', 'a1']);
    expect(thread[1]?.answer?.state).toBe('drafting');
  });

  it('keeps its place and time once it is stored', () => {
    const stored = message({ id: 'a1', seq: 5, senderType: 'ai_agent', createdAt: '2026-11-21T12:00:02Z' });
    const thread = withResponse(
      [message({ id: 'm1', seq: 4 }), stored],
      response({ answer: final }),
      'later',
    );
    expect(thread[1]).toMatchObject({ seq: 5, createdAt: '2026-11-21T12:00:02Z', content: 'The passage' });
  });
});

describe('the open queue', () => {
  it('puts the newest activity first', () => {
    const older = conversation({ id: 'x', lastActivityAt: '2026-11-21T10:00:00Z' });
    expect(upsertOpen([older], conversation({ id: 'y' })).map(({ id }) => id)).toEqual(['y', 'x']);
  });

  it('lets go of what is resolved', () => {
    expect(upsertOpen([conversation()], conversation({ status: 'resolved' }))).toEqual([]);
  });

  it('knows who waits for a person', () => {
    expect(needsPerson(conversation({ status: 'escalated' }))).toBe(true);
    expect(needsPerson(conversation({ status: 'escalated', assignedTo: { id: 'u', name: 'U' } }))).toBe(
      false,
    );
    expect(needsPerson(conversation())).toBe(false);
  });
});
