/** The endpoints the console calls, in the form openapi-fetch reads. */
import type * as T from './types';

type Op<Out, Path = undefined, Query = undefined, Body = undefined> = {
  parameters: { header?: never; cookie?: never } & ([Path] extends [undefined]
    ? { path?: never }
    : { path: Path }) &
    ([Query] extends [undefined] ? { query?: never } : { query?: Query });
  responses: {
    200: { headers: Record<string, unknown>; content: { 'application/json': Out } };
    default: { headers: Record<string, unknown>; content: { 'application/json': T.ErrorBody } };
  };
} & ([Body] extends [undefined]
  ? { requestBody?: never }
  : { requestBody: { content: { 'application/json': Body } } });
type Get<Out, Path = undefined, Query = undefined> = { get: Op<Out, Path, Query> };
type Post<Out, Body = undefined, Path = undefined> = { post: Op<Out, Path, undefined, Body> };
type Id = { id: string };
type Name = { name: string };
type Cursor = { limit?: number; cursor?: string };

export interface paths {
  '/api/v1/users/profile': Get<T.Session['user']>;
  '/api/v1/api-keys': Get<T.Page<T.ApiKey>, undefined, Cursor> &
    Post<T.ApiKey & { key: string }, { name: string; scopes: string[]; expiresAt?: string }>;
  '/api/v1/api-keys/{id}': { delete: Op<{ id: string; revoked: boolean }, Id> };
  '/api/v1/conversations': Get<
    T.Page<T.Conversation>,
    undefined,
    Cursor & { status?: T.ConversationStatus; channel?: T.Channel; assignedTo?: string; q?: string }
  > &
    Post<
      T.Conversation & { reply?: T.MessageResponse | null },
      { userId: string; channel: T.Channel; initialMessage?: string; language?: string; metadata?: object }
    >;
  '/api/v1/conversations/{id}': Get<T.Conversation, Id>;
  '/api/v1/conversations/{id}/messages': Get<T.Page<T.Message>, Id, Cursor> &
    Post<T.MessageResponse, { content: string; contentType?: 'text'; wait?: 'final' }, Id>;
  '/api/v1/conversations/{id}/replies': Post<T.Message, { content: string }, Id>;
  '/api/v1/conversations/{id}/take-over': Post<T.Conversation, undefined, Id>;
  '/api/v1/conversations/{id}/resolve': Post<T.Conversation, { resolutionNotes?: string }, Id>;
  '/api/v1/conversations/{id}/escalate': Post<T.Conversation, { reason: string; priority?: string }, Id>;
  '/api/v1/escalations': Get<T.Page<T.Escalation>, undefined, Cursor & { status?: 'open' | 'resolved' }>;
  '/api/v1/knowledge/documents': Get<
    T.Page<T.KnowledgeDocument>,
    undefined,
    Cursor & { q?: string; category?: string; language?: string; status?: string }
  > &
    Post<
      { document: T.KnowledgeDocument; runId: string },
      {
        title: string;
        content: string;
        format: 'markdown' | 'html' | 'text';
        category?: string;
        language?: string;
        tags?: string[];
        sourceUrl?: string;
      }
    >;
  '/api/v1/knowledge/documents/{id}': Get<T.KnowledgeDocument, Id> & { delete: Op<unknown, Id> };
  '/api/v1/knowledge/documents/{id}/chunks': Get<T.Page<T.Chunk>, Id, Cursor>;
  '/api/v1/knowledge/search': Post<
    T.SearchAnswer,
    {
      query: string;
      limit?: number;
      threshold?: number;
      language?: string;
      category?: string;
      mode?: T.SearchMode;
    }
  >;
  '/api/v1/intents': Get<T.Page<T.IntentSummary>, undefined, Cursor> &
    Post<T.IntentDetail, { name: string; description?: string; examples: T.IntentExample[] }>;
  '/api/v1/intents/train': Post<T.RunRef>;
  '/api/v1/intents/model': Get<T.IntentModel>;
  '/api/v1/intents/{name}': Get<T.IntentDetail, Name> & {
    patch: Op<T.IntentDetail, Name, undefined, { description?: string; examples?: T.IntentExample[] }>;
    delete: Op<unknown, Name>;
  };
  '/api/v1/nlu/analyze': Post<T.Analysis, { text: string }>;
  '/api/v1/rules': Get<T.Page<T.RuleSummary>, undefined, Cursor>;
  '/api/v1/rules/{name}': Get<T.RuleDetail, Name> & {
    put: Op<T.RuleDetail, Name, undefined, { type: T.RuleType; content: unknown }>;
  };
  '/api/v1/rules/{name}/evaluate': Post<T.RuleOutcome, { context: unknown }, Name>;
  '/api/v1/runs': Get<T.Page<T.Run>, undefined, Cursor & { kind?: string; state?: T.RunState }>;
  '/api/v1/runs/{id}': Get<T.Run, Id>;
  '/api/v1/runs/{id}/steps': Get<T.Page<T.RunStep>, Id, Cursor>;
  '/api/v1/runs/{id}/logs': Get<T.Page<T.RunLog>, Id, Cursor>;
  '/api/v1/runs/{id}/cancel': Post<T.Run, undefined, Id>;
  '/api/v1/runs/{id}/retry': Post<T.Run, undefined, Id>;
  '/api/v1/models': Get<T.Page<T.Model>, undefined, Cursor>;
  '/api/v1/models/{name}/pull': Post<T.RunRef, undefined, Name>;
}
