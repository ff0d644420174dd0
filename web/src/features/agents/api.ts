/** What the console asks of the server about agents. */
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { type Parameters, call as request } from '../../api/call';
import { keys } from '../../api/keys';
import type { Model, Page, Permission, Run, RunState } from '../../api/types';
import { isUnfinished } from '../runs/queries';
import type { ListedTool } from './tools';

export const MAY_WRITE = 'agents:write' satisfies Permission;
export const MAY_RUN = 'agents:run' satisfies Permission;

export const DECISIONS = ['allow', 'ask', 'deny'] as const;
export type Decision = (typeof DECISIONS)[number];
export type Rule = { tool: string; decision: Decision };

/** How an agent behaves and what it may do. */
export type Definition = {
  instructions: string;
  model?: string;
  temperature: number;
  maxTokens: number;
  tools: string[];
  policies: Rule[];
  afterUntrusted: 'ask' | 'allow';
  /** Whether it begins with what it remembers, and keeps what it was asked and answered. */
  memory: { recall: boolean; episodes: boolean };
  approvers: { people: string[]; group?: string; own: boolean; hours?: number };
  budgets: { steps: number; tokens?: number; seconds?: number };
  outputSchema?: unknown;
  retry: { attempts: number };
  atOnce?: number;
};

export type AgentStatus = 'idle' | 'starting' | 'running' | 'completed' | 'failed' | 'stopped';
export type AgentSummary = {
  id: string;
  name: string;
  type: string;
  description: string;
  status: AgentStatus;
  /** Whether it takes work. */
  isActive: boolean;
  /** The version that works. */
  version: number;
  latestVersion: number;
  createdAt: string;
  updatedAt: string;
  lastStartedAt: string | null;
};
export type Agent = AgentSummary & { definition: Definition };
export type Sort = { name: string; description: string; definition: Definition };
export type AgentRun = {
  runId: string;
  state: RunState;
  version: number;
  error: string | null;
  promptTokens: number;
  completionTokens: number;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
};
export type AgentVersion = {
  number: number;
  note: string | null;
  authorName: string;
  createdAt: string;
  definition: Definition;
};
export type Change = { field: string; before?: unknown; after?: unknown };
export type Health = {
  status: 'healthy' | 'degraded' | 'unhealthy';
  lastCheck: string;
  checks: { name: string; ok: boolean; detail: string }[];
  issues: string[];
};
export type Day = {
  day: string;
  runs: number;
  completed: number;
  failed: number;
  promptTokens: number;
  completionTokens: number;
  medianMs: number | null;
  p95Ms: number | null;
};
export type Metrics = {
  tasksCompleted: number;
  tasksFailed: number;
  errorRate: number;
  promptTokens: number;
  completionTokens: number;
  days: Day[];
};
/** A step of the journal; `detail` depends on the kind. */
export type TraceStep = {
  name: string;
  kind: 'memory' | 'model' | 'tool' | 'summary' | 'answer';
  startedAt: string;
  finishedAt: string;
  detail: unknown;
};
export type Told = { id: string; by: string; content: string; at: string; readAt: string | null };
export type OpenCall = { tool: string; arguments: unknown; approvalId: string | null };
export type Trace = {
  run: Run;
  agentId: string;
  agentName: string;
  version: number;
  /** Whether something else than the version was tried out. */
  tried: boolean;
  steps: TraceStep[];
  messages: Told[];
  open: OpenCall[];
};

function call<T>(
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  params?: Parameters,
  body?: unknown,
) {
  return request<T>(method, `/agents${path}`, params, body);
}

const POLL_MS = 2500;
const UNFINISHED = new Set<RunState>(['queued', 'running', 'waiting']);
const nextPage = <T>(page: Page<T>) => page.nextCursor ?? undefined;
const FIRST = undefined as string | undefined;

export const agentsQuery = (filter: { search?: string }) =>
  infiniteQueryOptions({
    queryKey: keys.agentList(filter),
    initialPageParam: FIRST,
    queryFn: ({ pageParam }) =>
      call<Page<AgentSummary>>('GET', '', { query: { ...filter, limit: 50, cursor: pageParam } }),
    getNextPageParam: nextPage,
  });

export const sortsQuery = queryOptions({
  queryKey: keys.agentTypes,
  queryFn: async () => (await call<{ items: Sort[] }>('GET', '/types')).items,
  staleTime: Number.POSITIVE_INFINITY,
});

export const agentQuery = (id: string) =>
  queryOptions({
    queryKey: keys.agent(id),
    queryFn: () => call<Agent>('GET', '/{id}', { path: { id } }),
  });

export const agentRunsQuery = (id: string, state?: RunState) =>
  infiniteQueryOptions({
    queryKey: [...keys.agentRuns(id), state ?? ''],
    initialPageParam: FIRST,
    queryFn: ({ pageParam }) =>
      call<Page<AgentRun>>('GET', '/{id}/runs', {
        path: { id },
        query: { state, limit: 30, cursor: pageParam },
      }),
    getNextPageParam: nextPage,
    refetchInterval: (query) =>
      query.state.data?.pages.some((page) => page.items.some((run) => UNFINISHED.has(run.state)))
        ? POLL_MS
        : false,
  });

export const agentVersionsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: keys.agentVersions(id),
    initialPageParam: FIRST,
    queryFn: ({ pageParam }) =>
      call<Page<AgentVersion>>('GET', '/{id}/versions', {
        path: { id },
        query: { limit: 50, cursor: pageParam },
      }),
    getNextPageParam: nextPage,
  });

export const diffQuery = (id: string, from: number, to: number) =>
  queryOptions({
    queryKey: [...keys.agent(id), 'diff', from, to],
    queryFn: async () =>
      (await call<{ changes: Change[] }>('GET', '/{id}/diff', { path: { id }, query: { from, to } })).changes,
    // Two versions never change.
    staleTime: Number.POSITIVE_INFINITY,
  });

export const healthQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.agent(id), 'health'],
    queryFn: () => call<Health>('GET', '/{id}/health', { path: { id } }),
  });

export const metricsQuery = (id: string, days: number) =>
  queryOptions({
    queryKey: [...keys.agent(id), 'metrics', days],
    queryFn: () => call<Metrics>('GET', '/{id}/metrics', { path: { id }, query: { days } }),
  });

export const traceQuery = (runId: string) =>
  queryOptions({
    queryKey: keys.agentTrace(runId),
    queryFn: () => request<Trace>('GET', '/agent-runs/{id}', { path: { id: runId } }),
    retry: false,
    // A run that is done over has no trace until it begins.
    refetchInterval: (query) =>
      query.state.status === 'error' || isUnfinished(query.state.data?.run) ? POLL_MS : false,
  });

/** Models that agents may think with. */
export const chatModelsQuery = queryOptions({
  queryKey: keys.models,
  queryFn: async () => (await request<{ items: Model[] }>('GET', '/models')).items,
});

export const toolsQuery = queryOptions({
  queryKey: keys.tools,
  queryFn: async () => (await request<{ items: ListedTool[] }>('GET', '/tools')).items,
  staleTime: Number.POSITIVE_INFINITY,
});

/** A change after which agents' lists and this agent's page are asked for anew. */
function useChange<In, Out>(id: string | null, mutationFn: (input: In) => Promise<Out>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: keys.agents });
      if (id) void cache.invalidateQueries({ queryKey: keys.agent(id) });
    },
  });
}

export const useCreate = () =>
  useChange(null, (body: { name: string; type: string; description?: string }) =>
    call<Agent>('POST', '', undefined, body),
  );

export const useImport = () =>
  useChange(null, (yaml: string) => call<{ ids: string[] }>('POST', '/import', undefined, { yaml }));

export type Patch = {
  name?: string;
  description?: string;
  definition?: Definition;
  note?: string;
  latestVersion?: number;
  promote?: boolean;
};
export const useUpdate = (id: string) =>
  useChange(id, (body: Patch) => call<Agent>('PATCH', '/{id}', { path: { id } }, body));

export const useDelete = (id: string) =>
  useChange(null, () => call<{ deleted: boolean }>('DELETE', '/{id}', { path: { id } }));

export const useSwitch = (id: string) =>
  useChange(id, (verb: 'start' | 'stop' | 'restart') =>
    call<Agent>('POST', `/{id}/${verb}`, { path: { id } }),
  );

export const usePromote = (id: string) =>
  useChange(id, (version: number) => call<Agent>('POST', '/{id}/promote', { path: { id } }, { version }));

export const useSetToWork = (id: string) =>
  useChange(id, (body: { task: string; context?: unknown; definition?: Definition }) =>
    call<{ runId: string }>('POST', '/{id}/runs', { path: { id } }, body),
  );

export const exported = async (id: string) =>
  (await call<{ yaml: string }>('GET', '/{id}/export', { path: { id } })).yaml;

export function useTell(runId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (content: string) =>
      request<{ id: string }>('POST', '/agent-runs/{id}/messages', { path: { id: runId } }, { content }),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.agentTrace(runId) }),
  });
}
