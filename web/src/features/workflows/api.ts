/** What the console asks of the server about workflows. */
import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { type Parameters, call as request } from '../../api/call';
import { keys } from '../../api/keys';
import type { Page, Permission, RunState } from '../../api/types';
import type { Definition, NodeType, Problem, Words } from './model/definition';
import type { NodeRun } from './model/execution';

export const MAY_WRITE = 'workflows:write' satisfies Permission;
export const MAY_RUN = 'workflows:run' satisfies Permission;

export type WorkflowState = 'draft' | 'published' | 'archived';
export type Workflow = {
  id: string;
  name: string;
  description: string;
  state: WorkflowState;
  /** The version that runs; 0 when none does. */
  version: number;
  latestVersion: number;
  /** Which save of the draft this is; the next one names it. */
  revision: number;
  definition: Definition;
  problems: Problem[];
  createdAt: string;
  updatedAt: string;
};
export type WorkflowSummary = Omit<Workflow, 'definition' | 'problems'>;
export type Version = {
  number: number;
  note: string | null;
  createdAt: string;
  authorName: string;
};
export type VersionDetail = Version & { definition: Definition };
export type Execution = {
  runId: string;
  state: RunState;
  /** 0 for the draft. */
  version: number;
  /** The node that started it. */
  trigger: string;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  error: string | null;
};
export type ExecutionDetail = Execution & { input: unknown; definition: Definition; nodes: NodeRun[] };
export type Template = {
  id: string;
  name: Words;
  description: Words;
  category: string;
  definition: Definition;
};

/** An operation on workflows. */
function call<T>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  params?: Parameters,
  body?: unknown,
) {
  return request<T>(method, `/workflows${path}`, params, body);
}

const UNFINISHED = new Set<RunState>(['queued', 'running', 'waiting']);
const POLL_MS = 1500;

export const unfinished = (state: RunState | undefined) => state !== undefined && UNFINISHED.has(state);

export const workflowsQuery = (filter: { state?: WorkflowState; search?: string }) =>
  infiniteQueryOptions({
    queryKey: keys.workflowList(filter),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      call<Page<WorkflowSummary>>('GET', '', { query: { ...filter, limit: 30, cursor: pageParam } }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const workflowQuery = (id: string) =>
  queryOptions({
    queryKey: keys.workflow(id),
    queryFn: () => call<Workflow>('GET', '/{id}', { path: { id } }),
  });

export const catalogueQuery = queryOptions({
  queryKey: keys.workflowNodes,
  queryFn: async () => (await call<{ items: NodeType[] }>('GET', '/nodes')).items,
  staleTime: Number.POSITIVE_INFINITY,
});

export const templatesQuery = queryOptions({
  queryKey: keys.workflowTemplates,
  queryFn: async () => (await call<{ items: Template[] }>('GET', '/templates')).items,
  staleTime: Number.POSITIVE_INFINITY,
});

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.workflow(id), 'versions'],
    queryFn: async () => (await call<Page<Version>>('GET', '/{id}/versions', { path: { id } })).items,
  });

export const versionQuery = (id: string, number: number) =>
  queryOptions({
    queryKey: [...keys.workflow(id), 'versions', number],
    queryFn: () => call<VersionDetail>('GET', '/{id}/versions/{number}', { path: { id, number } }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const executionsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: keys.executions(id),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      call<Page<Execution>>('GET', '/{id}/executions', {
        path: { id },
        query: { limit: 30, cursor: pageParam },
      }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** A run of a workflow, followed to its end; events bring news of it sooner. */
export function useExecution(runId: string | null) {
  return useQuery({
    queryKey: keys.execution(runId ?? ''),
    queryFn: () => call<ExecutionDetail>('GET', '/executions/{runId}', { path: { runId: runId ?? '' } }),
    enabled: runId !== null,
    refetchInterval: (query) => (unfinished(query.state.data?.state) ? POLL_MS : false),
  });
}

/** What keeps a definition from being published. */
export function useProblems(definition: Definition) {
  return useQuery({
    queryKey: [...keys.workflowProblems, definition],
    queryFn: async () =>
      (await call<{ problems: Problem[] }>('POST', '/validate', undefined, { definition })).problems,
    placeholderData: (before) => before,
    gcTime: 0,
  });
}

/** What an expression gives with the data at hand. */
export function usePreview(expression: string, context: unknown) {
  return useQuery({
    queryKey: ['workflow-expression', expression, context],
    queryFn: () => call<{ value: unknown }>('POST', '/expressions', undefined, { expression, context }),
    enabled: expression.trim() !== '',
    gcTime: 10_000,
  });
}

export function useCreate() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string; description?: string; definition?: Definition; template?: string }) =>
      call<Workflow>('POST', '', undefined, body),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.workflows }),
  });
}

export function useImport() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (file: unknown) => call<Workflow>('POST', '/import', undefined, file),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.workflows }),
  });
}

export function useDescribe() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (sentence: string) => call<Workflow>('POST', '/describe', undefined, { sentence }),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.workflows }),
  });
}

export const exported = (id: string) => call<unknown>('GET', '/{id}/export', { path: { id } });
export const fetchWorkflow = (id: string) => call<Workflow>('GET', '/{id}', { path: { id } });

/** What is done to one workflow; each makes what the pages show of it be asked for again. */
function useAct<In, Out>(id: string, act: (value: In) => Promise<Out>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: keys.workflows });
      void cache.invalidateQueries({ queryKey: keys.workflow(id) });
    },
  });
}

export const useRename = (id: string) =>
  useAct(id, (body: { name?: string; description?: string }) =>
    call<Workflow>('PATCH', '/{id}', { path: { id } }, body),
  );
export function useDelete(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => call<void>('DELETE', '/{id}', { path: { id } }),
    // What is gone is not asked for again while its page closes.
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.workflows }),
  });
}
export const useArchive = (id: string) =>
  useAct(id, () => call<Workflow>('POST', '/{id}/archive', { path: { id } }));
export const usePublish = (id: string) =>
  useAct(id, ({ note, revision }: { note: string; revision: number }) =>
    call<Version>('POST', '/{id}/publish', { path: { id } }, { note: note.trim() || undefined, revision }),
  );
export const saveDraft = (id: string, definition: Definition, revision: number) =>
  call<{ revision: number; problems: Problem[] }>(
    'PUT',
    '/{id}/draft',
    { path: { id } },
    { definition, revision },
  );

export type Start = {
  input?: unknown;
  version?: number | 'draft';
  /** The trigger to start at. */
  node?: string;
  fromNode?: string;
  fromRun?: string;
};
export function useStart(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Start) => call<{ runId: string }>('POST', '/{id}/start', { path: { id } }, body),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: keys.executions(id) });
      void cache.invalidateQueries({ queryKey: keys.runs });
    },
  });
}

export function useStop(runId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => call<unknown>('POST', '/executions/{runId}/cancel', { path: { runId } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.execution(runId) }),
  });
}

/** A node of a run with all that it was given and gave, however much. */
export const nodeRunQuery = (runId: string, node: string, path: string | undefined) =>
  queryOptions({
    queryKey: [...keys.execution(runId), 'node', node, path ?? ''],
    queryFn: async () => {
      const query = { node, path };
      const found = await call<ExecutionDetail>('GET', '/executions/{runId}', { path: { runId }, query });
      return found.nodes[0] ?? null;
    },
  });

/** What the nodes of a loop did in one of its rounds. */
export const roundQuery = (runId: string, path: string, following: boolean) =>
  queryOptions({
    queryKey: [...keys.execution(runId), 'round', path],
    queryFn: async () => {
      const query = { path };
      return (await call<ExecutionDetail>('GET', '/executions/{runId}', { path: { runId }, query })).nodes;
    },
    staleTime: following ? 0 : Number.POSITIVE_INFINITY,
    refetchInterval: following ? POLL_MS : false,
  });

/** What starts the published version. */
export type Trigger = {
  node: string;
  kind: string;
  active: boolean;
  url: string | null;
  hasSecret: boolean | null;
  nextAt: string | null;
};
export const triggersQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.workflow(id), 'triggers'],
    queryFn: async () => (await call<{ items: Trigger[] }>('GET', '/{id}/triggers', { path: { id } })).items,
  });
export const useNewSecret = (id: string) =>
  useAct(id, (node: string) =>
    call<{ url: string | null; secret: string }>('POST', '/{id}/triggers/{node}/secret', {
      path: { id, node },
    }),
  );

/** What a transform gives with the data at hand, after each of its steps. */
export function useTransformPreview(inputs: Record<string, unknown>, context: unknown, enabled: boolean) {
  return useQuery({
    queryKey: ['workflow-transform', inputs, context],
    queryFn: () =>
      call<{ value: unknown; steps: unknown[] }>('POST', '/transform', undefined, { inputs, context }),
    enabled,
    gcTime: 10_000,
  });
}

export const CREDENTIAL_KINDS = ['bearer', 'basic', 'header', 'postgres', 'mysql'] as const;
export type CredentialKind = (typeof CREDENTIAL_KINDS)[number];
export type NewCredential = {
  name: string;
  kind: CredentialKind;
  settings: Record<string, string>;
  secret: string;
};
export function useAddCredential() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: NewCredential) => call<Credential>('POST', '/credentials', undefined, body),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.workflowCredentials }),
  });
}

export type Credential = { id: string; name: string; kind: string };
export const credentialsQuery = queryOptions({
  queryKey: keys.workflowCredentials,
  queryFn: async () =>
    (await call<{ items: Credential[] }>('GET', '/credentials', { query: { limit: 100 } })).items,
});

/** Makes a published version the draft again. */
export function useRestore(workflow: Workflow) {
  const cache = useQueryClient();
  const { id } = workflow;
  return useMutation({
    mutationFn: async (number: number) => {
      const [version, now] = await Promise.all([
        call<VersionDetail>('GET', '/{id}/versions/{number}', { path: { id, number } }),
        fetchWorkflow(id),
      ]);
      const { definition } = version;
      return { ...now, definition, ...(await saveDraft(id, definition, now.revision)) };
    },
    onSuccess: (restored) => {
      cache.setQueryData<Workflow>(keys.workflow(id), restored);
      void cache.invalidateQueries({ queryKey: keys.workflows });
    },
  });
}
