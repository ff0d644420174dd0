/**
 * The shapes the API speaks, taken from the OpenAPI document. Times are RFC 3339 strings, ids are
 * UUIDv7 strings.
 */
import type { components, operations } from './schema';

/** An answer as Tekup writes it: what may be empty is `null`, never left out. */
export type Filled<T> = unknown extends T
  ? T
  : T extends (infer Item)[]
    ? Filled<Item>[]
    : T extends object
      ? { [Key in keyof T]-?: Filled<Exclude<T[Key], undefined>> }
      : T;

type Body<Response> = Response extends { content: { 'application/json': infer Json } } ? Json : never;
type Answer<Name extends keyof operations> = operations[Name]['responses'] extends infer All
  ? Filled<Body<All[(200 | 201) & keyof All]>>
  : never;
type Sent<Name extends keyof operations> =
  NonNullable<operations[Name]['requestBody']> extends { content: { 'application/json': infer Json } }
    ? Json
    : never;
type Item<List> = List extends { items: (infer One)[] } ? One : never;

export type Permission = Session['permissions'][number];

export type Page<T> = { items: T[]; nextCursor: string | null };

export type ErrorBody = components['schemas']['Error'];
export type FieldError = ErrorBody['errors'][number];

export type Session = Omit<Answer<'auth.login'>, 'tokens'> & {
  /** The refresh token travels as a cookie; the console never asks for it in the body. */
  tokens: Omit<Answer<'auth.login'>['tokens'], 'refreshToken'>;
};

export type Conversation = Item<Answer<'conversations.list'>>;
export type ConversationStatus = Conversation['status'];
export type Escalation = Item<Answer<'escalations.list'>>;
/** One conversation, with the hand-over that is open or was last. */
export type ConversationDetail = Conversation & { escalation?: Escalation | null; clocks?: ClockState[] };
export type ClockState = Answer<'conversations.get'>['clocks'][number];
export type Change = NonNullable<
  operations['conversations.change']['requestBody']['content']['application/json']['changes']
>[number];
export type Channel = Item<Answer<'channels.list'>>;
export type ChannelBody = Sent<'channels.create'>;
export type ChannelSettings = Sent<'channels.update'>['settings'];
export type ChannelGroup = Item<Answer<'channels.groups.list'>>;
export type ChannelMessage = Item<Answer<'channels.read'>>;
export type DeadLetter = Item<Answer<'channels.dead_letters.list'>>;
export type QueueBound = Item<Answer<'run_queues.list'>>;
export type QueueBoundBody = Sent<'run_queues.set'>;
export type ApproverGroup = Item<Answer<'approval_groups.list'>>;
export type CannedAnswer = Item<Answer<'canned_answers.list'>>;
export type Macro = Item<Answer<'macros.list'>>;
export type DeskQueue = Item<Answer<'queues.list'>>;
export type DeskPerson = Item<Answer<'desk.people'>>;
export type WorkingHours = Item<Answer<'working_hours.list'>>;
export type QueueBody = Sent<'queues.create'>;
export type WorkingHoursBody = Sent<'working_hours.create'>;
export type DeskPersonPatch = Sent<'desk.update_person'>;
export type CannedAnswerBody = Sent<'canned_answers.create'>;
export type MacroBody = Sent<'macros.create'>;
export type ViewFilter = Omit<
  NonNullable<operations['conversations.list']['parameters']['query']>,
  'limit' | 'cursor' | 'status'
>;

export type Message = Item<Answer<'messages.list'>>;
export type SenderType = Message['senderType'];
export type Source = Message['sources'][number];
export type Entity = Message['entities'][number];
export type MessageResponse = Answer<'messages.send'>;

export type KnowledgeDocument = Item<Answer<'knowledge.documents.list'>>;
export type UnansweredQuestion = Item<Answer<'unanswered_questions.list'>>;
export type RelatedDocument = Item<Answer<'knowledge.documents.related'>>;
export type DocumentLinks = Answer<'knowledge.links.get'>;
export type Chunk = Item<Answer<'knowledge.chunks.list'>>;
export type SearchAnswer = Answer<'knowledge.search'>;
export type SearchHit = SearchAnswer['results'][number];
export type SearchMode = 'hybrid' | 'keyword' | 'vector';

export type IntentSummary = Item<Answer<'intents.list'>>;
export type IntentDetail = Answer<'intents.get'>;
export type IntentDialogue = NonNullable<IntentDetail['dialogue']>;
export type EntityType = Item<Answer<'entities.list'>>;
export type EntityBody = Sent<'entities.put'>;
export type DialogueBody = Sent<'intents.put_dialogue'>;
export type Collected = Item<Answer<'conversations.dialogues'>>;
export type IntentVersion = Item<Answer<'intent_versions.list'>>;
export type VersionReport = Answer<'intent_versions.get'>;
export type VersionComparison = Answer<'intent_versions.compare'>;
export type IntentSuggestion = Item<Answer<'intent_suggestions.list'>>;
export type IntentExample = { text: string; language?: string | null };

export type RuleSummary = Item<Answer<'rules.list'>>;
export type RuleDetail = Answer<'rules.get'>;
export type RuleType = operations['rules.put']['requestBody']['content']['application/json']['type'];

export type Run = Answer<'runs.get'>;
export type RunState = Run['state'];
export type RunStep = Item<Answer<'runs.steps'>>;
export type RunLog = Item<Answer<'runs.logs'>>;

export type WorkflowApi = Item<Answer<'workflow_apis.list'>>;
export type WorkflowApiDetail = Answer<'workflow_apis.get'>;
export type WorkflowApiBody = Sent<'workflow_apis.import'>;

export type Connection = Item<Answer<'connections.list'>>;
export type ConnectionKind = Item<Answer<'connections.kinds'>>;
export type ConnectionField = ConnectionKind['fields'][number];
export type ConnectionBody = NonNullable<
  operations['connections.update']['requestBody']
>['content']['application/json'];
export type Delivery = Item<Answer<'connections.deliveries'>>;
export type SyncState = Answer<'connections.sync_state'>;
export type SyncConflict = Item<Answer<'connections.conflicts'>>;
export type Action = Item<Answer<'actions.list'>>;
export type ActionStatus = Action['status'];

export type Report = Answer<'reports.conversations'>;
export type ReportQuery = NonNullable<operations['reports.conversations']['parameters']['query']>;
export type ReportCosts = Sent<'reports.put_settings'>;

export type Lead = Answer<'leads.get'>;
export type Deal = Answer<'deals.get'>;
export type DealLines = Answer<'deals.lines.get'>;
export type DealLinesBody = Sent<'deals.lines.put'>;
export type ConvertBody = Sent<'leads.convert'>;
export type Converted = Answer<'leads.convert'>;
export type CrmPipeline = Item<Answer<'pipelines.list'>>;
export type CrmPipelineBody = Sent<'pipelines.create'>;
export type CrmTeam = Item<Answer<'teams.list'>>;
export type CrmView = Item<Answer<'crm_views.list'>>;
export type CrmViewBody = Sent<'crm_views.create'>;
export type CrmFieldBody = Sent<'crm_fields.create'>;
export type TimelineItem = Item<Answer<'crm_records.timeline'>>;
export type CrmTask = Item<Answer<'tasks.list'>>;
export type CrmDuplicate = Item<Answer<'leads.duplicates'>>;
export type CrmImport = Answer<'imports.get'>;
export type CrmScoring = Answer<'scoring.get'>;
export type CrmModel = Item<Answer<'scoring.models'>>;
export type CrmChange = Item<Answer<'crm_changes.list'>>;
export type CrmLeadFigures = Answer<'analytics.leads'>;
export type CrmFunnel = Answer<'analytics.funnel'>;
export type CrmDealFigures = Answer<'analytics.deals'>;
export type Blocked = Item<Answer<'blocklist.list'>>;

export type Widget = Item<Answer<'widgets.list'>>;
export type ApiKey = Item<Answer<'api_keys.list'>>;

/** A model of the catalogue; the OpenAPI document leaves its items open. */
export type Model = {
  name: string;
  title: string;
  kind: 'chat' | 'embedding';
  state: 'present' | 'missing' | 'downloading';
  active: boolean;
  size: number;
  context: number;
  languages: string[];
  licence: string;
  sources: string[];
  engine: string;
};

export type ModelProvider = Item<Answer<'model_providers.list'>>;
export type ModelProviderBody = Sent<'model_providers.create'>;
export type ModelProviderPatch = NonNullable<Sent<'model_providers.update'>>;
export type ModelAlias = Item<Answer<'model_aliases.list'>>;
export type ModelAliasBody = Sent<'model_aliases.create'>;
export type ModelUsage = Answer<'models.usage'>;
export type ModelUsageQuery = NonNullable<operations['models.usage']['parameters']['query']>;

export type AgentMemory = Item<Answer<'agent_memory.list'>>;
export type AgentMemoryFilter = Omit<
  NonNullable<operations['agent_memory.list']['parameters']['query']>,
  'limit' | 'cursor'
>;
export type AgentMemoryBody = Sent<'agent_memory.create'>;
export type AgentMemoryPatch = NonNullable<Sent<'agent_memory.update'>>;
export type ForgetBody = Sent<'agent_memory.forget'>;

export type DomainEvent = {
  id: string;
  type: string;
  subject: string;
  actor: { type: string; id: string | null };
  data: unknown;
  createdAt: string;
};
