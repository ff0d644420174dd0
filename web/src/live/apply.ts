/** Brings live events into the query cache, so that every open page shows them without a reload. */
import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { keys } from '../api/keys';
import type { Conversation, ConversationDetail, DomainEvent, Message, Run } from '../api/types';
import { applyDraft, dropDraft } from './drafts';
import { upsertMessage, upsertOpen, withResponse } from './merge';
import type { AiResponseFrame } from './protocol';

/** What the open queue holds in the cache; `more` says that the server has further pages. */
export type OpenQueue = { items: Conversation[]; more: boolean };

/** Areas of events about records, whose names are the kinds'. */
const RECORDS = ['lead', 'contact', 'company', 'deal', 'product'];

type WorkflowNews = { runId?: string };
type AgentNews = { runId?: string; agentId?: string };

const SETTLE_MS = 400;
/** Imports and scoring change records by the thousand; their lists and counts are not asked for at each. */
const RECORDS_MS = 4000;

export class CacheUpdater {
  private readonly pending = new Map<string, QueryKey>();
  private timer: number | null = null;
  private readonly stale = new Set<string>();
  private staleTimer: number | null = null;

  constructor(private readonly cache: QueryClient) {}

  event(event: DomainEvent): void {
    const [area] = event.type.split('.');
    const data = event.data as { id?: string } | null;
    if (event.type === 'conversation.merged') this.everything();
    else if (event.type.startsWith('conversation.sla_')) this.refetch(keys.conversation(event.subject));
    else if (area === 'conversation' && data?.id) this.conversation(data as Conversation);
    else if (area === 'message' && data?.id) this.message(data as Message, event.type);
    else if (area === 'note' && data?.id) this.message(data as Message, event.type);
    else if (area === 'dialogue') this.refetch(keys.dialogues(event.subject));
    else if (area === 'notification') this.refetch(keys.notifications);
    else if (area === 'queue') this.refetch(keys.queues);
    else if (area === 'desk') this.refetch(keys.people);
    else if (area === 'document') this.refetch(keys.documents, keys.document(data?.id ?? event.subject));
    else if (area === 'intents') this.refetch(keys.intents);
    else if (area === 'run') this.run(event, data as Partial<Run> | null);
    else if (area === 'workflow') this.workflow(event, data as WorkflowNews | null);
    else if (area === 'agent') this.agent(event, data as AgentNews | null);
    else if (area === 'approval') this.refetch(keys.approvals, keys.agentTraces, keys.jarvis);
    else if (area === 'jarvis') this.refetch(keys.jarvis);
    else if (area === 'schedule') this.refetch(keys.schedules);
    else if (area && RECORDS.includes(area)) this.crmRecord(event, area);
    else if (area === 'activity' || area === 'task') this.refetch(keys.crmRecords, ['crm-tasks']);
    else if (area === 'widget') this.refetch(keys.widgets);
    else if (area === 'api_key') this.refetch(keys.apiKeys);
  }

  aiResponse(frame: AiResponseFrame): void {
    applyDraft(frame);
    const response = frame.response;
    if (!response) return;
    this.cache.setQueryData<Message[]>(keys.messages(frame.conversationId), (thread) =>
      thread ? withResponse(thread, response, new Date().toISOString()) : thread,
    );
  }

  /** Everything on screen again, once events may have been missed. */
  everything(): void {
    void this.cache.invalidateQueries();
  }

  private conversation(conversation: Conversation): void {
    this.cache.setQueryData<ConversationDetail>(keys.conversation(conversation.id), (known) =>
      known ? { ...known, ...conversation } : known,
    );
    this.refetch(keys.conversation(conversation.id));
    this.cache.setQueryData<OpenQueue>(keys.openConversations(''), (queue) =>
      queue ? { ...queue, items: upsertOpen(queue.items, conversation) } : queue,
    );
    this.refetch(keys.overview, ['conversations', 'closed']);
    this.refetchSearches();
  }

  private message(message: Message, type: string): void {
    this.cache.setQueryData<Message[]>(keys.messages(message.conversationId), (thread) =>
      thread ? upsertMessage(thread, message) : thread,
    );
    if (message.answer?.state === 'final') dropDraft(message.id);
    if (type === 'message.created') this.preview(message);
  }

  private preview(message: Message): void {
    const patch = (conversation: Conversation): Conversation => ({
      ...conversation,
      lastMessage: message.content,
      lastActivityAt: message.createdAt,
    });
    this.cache.setQueryData<Conversation>(keys.conversation(message.conversationId), (known) =>
      known ? patch(known) : known,
    );
    const queue = this.cache.getQueryData<OpenQueue>(keys.openConversations(''));
    if (!queue) return;
    const known = queue.items.find((item) => item.id === message.conversationId);
    if (known) {
      const items = upsertOpen(queue.items, patch(known));
      this.cache.setQueryData<OpenQueue>(keys.openConversations(''), { ...queue, items });
    } else {
      this.refetch(keys.openConversations(''));
    }
  }

  private run(event: DomainEvent, data: Partial<Run> | null): void {
    const id = data?.id ?? event.subject;
    if (data?.id && data.progress) {
      this.cache.setQueryData<Run>(keys.run(id), (known) => (known ? { ...known, ...data } : known));
    }
    this.refetch(keys.run(id), keys.runs, keys.overview, keys.execution(id), keys.agentTrace(id));
    if (data?.kind === 'agents.execute') {
      this.refetch(keys.agents, keys.agent(data.subject ?? ''), keys.agentMemory);
    }
    if (event.type === 'run.completed')
      this.refetch(keys.models, keys.documents, keys.intents, keys.unanswered);
  }

  private workflow(event: DomainEvent, data: WorkflowNews | null): void {
    if (event.type === 'workflow.node') {
      // What the node gave does not travel with the event.
      this.refetch(keys.execution(data?.runId ?? event.subject));
    } else {
      this.refetch(keys.workflows, keys.workflow(event.subject));
    }
  }

  private agent(event: DomainEvent, data: AgentNews | null): void {
    // What it thought, called or was told does not travel with the event.
    if (data?.runId) this.refetch(keys.agentTrace(data.runId));
    else this.refetch(keys.agents, keys.agent(event.subject));
  }

  private crmRecord(event: DomainEvent, kind: string): void {
    if (this.cache.getQueryState(keys.crmRecord(event.subject))) this.refetch(keys.crmRecord(event.subject));
    this.stale.add(kind);
    this.staleTimer ??= window.setTimeout(() => {
      this.staleTimer = null;
      this.refetch(...[...this.stale].map((each) => keys.crmKind(each)));
      this.stale.clear();
    }, RECORDS_MS);
  }

  private refetchSearches(): void {
    for (const query of this.cache.getQueryCache().findAll({ queryKey: ['conversations', 'open'] })) {
      if (query.queryKey[2] !== '') this.refetch(query.queryKey);
    }
  }

  /** Gathers what a burst of events touches, then asks once. */
  private refetch(...queryKeys: QueryKey[]): void {
    for (const key of queryKeys) this.pending.set(JSON.stringify(key), key);
    this.timer ??= window.setTimeout(() => {
      this.timer = null;
      const batch = [...this.pending.values()];
      this.pending.clear();
      for (const queryKey of batch) {
        void this.cache.invalidateQueries({ queryKey, predicate: ({ state }) => !isLong(state.data) });
      }
    }, SETTLE_MS);
  }
}

/** Pages of a list that are asked for again one by one because something on them has changed. */
const FRESH_PAGES = 3;

/** A list that somebody has scrolled far down: asking for all of it again would take long, and help little. */
function isLong(data: unknown): boolean {
  const pages = (data as { pages?: unknown[] } | null | undefined)?.pages;
  return Array.isArray(pages) && pages.length > FRESH_PAGES;
}
