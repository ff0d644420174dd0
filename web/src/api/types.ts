/** The shapes the API speaks. Times are RFC 3339 strings, ids are UUIDv7 strings. */

export type Role = 'owner' | 'admin' | 'manager' | 'operator' | 'developer' | 'viewer';

export type Page<T> = { items: T[]; nextCursor: string | null };

export type FieldError = { field: string; message: string; code: string };

export type ErrorBody = {
  error: {
    code: string;
    message: string;
    details?: unknown;
    timestamp: string;
    requestId: string;
    path: string;
    statusCode: number;
  };
  errors?: FieldError[];
};

export type TenantRef = { id: string; name: string; slug: string };
export type Membership = TenantRef & { role: Role };

export type Session = {
  user: { id: string; email: string; name: string; locale: string | null };
  tenant: TenantRef;
  role: Role;
  tenants: Membership[];
  permissions: string[];
  tokens: { accessToken: string; expiresIn: number; tokenType: string; refreshToken?: string | null };
};

export type ConversationStatus = 'active' | 'waiting' | 'resolved' | 'escalated' | 'abandoned';
export type Channel = 'web' | 'mobile' | 'email' | 'slack' | 'api' | 'phone';

export type Conversation = {
  id: string;
  userId: string;
  customerName: string | null;
  channel: Channel;
  status: ConversationStatus;
  language: string | null;
  startedAt: string;
  endedAt: string | null;
  lastActivityAt: string;
  messageCount: number;
  aiConfidenceAvg: number | null;
  sentimentScore: number | null;
  resolutionType: 'automated' | 'human' | 'abandoned' | 'escalated' | null;
  escalated: boolean;
  escalationReason: string | null;
  assignedTo: { id: string; name: string } | null;
  lastMessage: string | null;
  metadata: unknown;
};

export type SenderType = 'user' | 'ai_agent' | 'human_agent' | 'system';

export type Source = {
  documentId: string;
  chunkId: string;
  title: string;
  headingPath: string[];
  passage: string;
  score: number;
  url: string | null;
};

export type Entity = { kind: string; text: string; value: string; start: number; end: number };

export type AnswerInfo = { state: 'drafting' | 'final'; engine: string; passage: string | null };

export type Message = {
  id: string;
  conversationId: string;
  seq: number;
  senderType: SenderType;
  senderId: string | null;
  senderName: string | null;
  content: string;
  contentType: string;
  intent: string | null;
  confidence: number | null;
  entities: Entity[];
  sentiment: number | null;
  language: string | null;
  sources: Source[];
  answer: AnswerInfo | null;
  requiresEscalation: boolean;
  createdAt: string;
  editedAt: string | null;
};

export type IntentScore = { intent: string; confidence: number };

export type MessageResponse = {
  messageId: string;
  conversationId: string;
  userMessageId: string;
  response: string;
  intent: string | null;
  confidence: number | null;
  alternatives: IntentScore[];
  entities: Entity[];
  sentiment: number | null;
  language: string | null;
  sources: Source[];
  suggestedActions: string[];
  requiresEscalation: boolean;
  escalationReason: string | null;
  answer: AnswerInfo | null;
};

export type Escalation = {
  id: string;
  conversationId: string;
  reason: string;
  priority: number | string;
  status: 'open' | 'resolved';
  createdAt: string;
};

export type KnowledgeDocument = {
  id: string;
  title: string;
  category: string | null;
  language: string | null;
  status: string;
  format?: string | null;
  tags?: string[];
  sourceUrl?: string | null;
  externalId?: string | null;
  chunks?: number | null;
  content?: string | null;
  createdAt: string;
  updatedAt: string;
};

export type Chunk = {
  id: string;
  ordinal: number;
  headingPath: string[];
  text: string;
  page: number | null;
  tokens: number | null;
};

export type SearchMode = 'hybrid' | 'keyword' | 'vector';

export type SearchHit = {
  documentId: string;
  title: string;
  chunkId: string;
  headingPath: string[];
  text: string;
  sentence: string | null;
  score: number;
  keywordRank: number | null;
  vectorRank: number | null;
  page: number | null;
  sourceUrl: string | null;
};

export type SearchAnswer = { query: string; engine: string; results: SearchHit[]; tookMs: number };

export type IntentSummary = {
  id: string;
  name: string;
  description: string | null;
  examples: number;
  languages: string[];
  updatedAt: string;
};

export type IntentExample = { id?: string; text: string; language?: string | null };
export type IntentDetail = Omit<IntentSummary, 'examples'> & { examples: IntentExample[] };

export type IntentModel = {
  version: number | null;
  engine: string | null;
  intents: number | null;
  examples: number | null;
  trainedAt: string | null;
  crossValidatedAccuracy: number | null;
  threshold: number | null;
  seconds: number | null;
};

export type Analysis = {
  intent: string | null;
  confidence: number;
  alternatives: IntentScore[];
  inScope: boolean;
  entities: Entity[];
  sentiment: number;
  sentimentLabel: string;
  language: string | null;
};

export type RuleType = 'escalation' | 'routing' | 'automation' | 'validation';
export type RuleSummary = { name: string; type: RuleType; version: number; updatedAt: string };
export type RuleDetail = RuleSummary & { content: unknown };
export type RuleOutcome = { result: unknown; trace: unknown };

export type RunState = 'queued' | 'running' | 'waiting' | 'completed' | 'failed' | 'cancelled';

export type Run = {
  id: string;
  kind: string;
  state: RunState;
  progress: { done: number; total: number; note: string | null } | null;
  attempt: number;
  maxAttempts: number;
  error: string | null;
  input: unknown;
  output: unknown;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  createdBy: string | null;
};

export type RunStep = {
  name: string;
  ordinal: number;
  attempt: number;
  output: unknown;
  startedAt: string;
  finishedAt: string | null;
};

export type RunLog = { at: string; level: string; message: string };
export type RunRef = { runId: string };

export type ApiKey = {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
};

export type Model = {
  name: string;
  kind: 'chat' | 'embedding';
  state: 'present' | 'missing' | 'downloading';
  size: number | null;
  licence: string | null;
  sources: unknown[];
  engine: string | null;
};

export type DomainEvent = {
  id: string;
  type: string;
  subject: string;
  actor: { type: string; id: string | null };
  data: unknown;
  createdAt: string;
};
