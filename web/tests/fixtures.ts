import type { Conversation, Message, Run } from '../src/api/types';
import type { Definition } from '../src/features/agents/api';

export function message(part: Partial<Message> = {}): Message {
  return {
    id: 'm1',
    conversationId: 'c1',
    seq: 1,
    senderType: 'user',
    senderId: null,
    senderName: null,
    content: 'Hello',
    contentType: 'text',
    intent: null,
    confidence: null,
    entities: [],
    sentiment: null,
    language: 'en',
    sources: [],
    answer: null,
    requiresEscalation: false,
    internal: false,
    mentions: [],
    attachments: [],
    createdAt: '2026-11-21T12:00:00Z',
    editedAt: null,
    ...part,
  };
}

export function conversation(part: Partial<Conversation> = {}): Conversation {
  return {
    id: 'c1',
    customerId: 'k1',
    userId: 'u',
    customerName: null,
    channel: 'web',
    status: 'active',
    language: 'en',
    startedAt: '2026-11-21T11:00:00Z',
    endedAt: null,
    lastActivityAt: '2026-11-21T12:00:00Z',
    messageCount: 1,
    aiConfidenceAvg: null,
    sentimentScore: null,
    resolutionType: null,
    escalated: false,
    escalationReason: null,
    priority: 'medium',
    queueId: null,
    skill: null,
    tags: [],
    takenOverAt: null,
    firstResponseAt: null,
    reopenedCount: 0,
    mergedInto: null,
    assignedTo: null,
    lastMessage: null,
    metadata: {},
    ...part,
  };
}

export function run(part: Partial<Run> = {}): Run {
  return {
    id: 'r1',
    kind: 'knowledge.ingest',
    state: 'completed',
    progress: { done: 0, total: 0, note: null },
    attempt: 1,
    maxAttempts: 3,
    error: null,
    input: null,
    output: null,
    cost: { workMs: 0, promptTokens: 0, completionTokens: 0 },
    inputBlob: null,
    outputBlob: null,
    createdAt: '2026-11-21T12:00:00Z',
    startedAt: null,
    finishedAt: null,
    createdBy: { type: 'system', id: null },
    subject: 's1',
    cancelRequested: false,
    deadline: null,
    parentId: null,
    paused: false,
    key: null,
    parked: false,
    originId: null,
    originStep: null,
    ...part,
  };
}

export function definition(part: Partial<Definition> = {}): Definition {
  return {
    instructions: '',
    temperature: 0,
    maxTokens: 1024,
    tools: [],
    policies: [],
    afterUntrusted: 'ask',
    memory: { recall: false, episodes: false },
    approvers: { people: [], own: true },
    budgets: { steps: 20 },
    retry: { attempts: 4 },
    ...part,
  };
}
