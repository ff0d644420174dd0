/** What a run of a workflow shows on the canvas. */
import type { Definition, WorkEdge, WorkNode } from './definition';

export type NodeState = 'pending' | 'running' | 'completed' | 'failed' | 'skipped' | 'waiting';
export type NodeRun = {
  id: string;
  state: NodeState;
  startedAt?: string | null;
  finishedAt?: string | null;
  attempts?: number | null;
  /** The port by which it went on. */
  port?: string | null;
  /** How many bytes of JSON it gave, where that is too much to show at once. */
  outputBytes?: number | null;
  /** How many items went out, where the output is a list. */
  items?: number | null;
  /** How often it was done, in loops. */
  runs?: number | null;
  input?: unknown;
  output?: unknown;
  error?: string | null;
  /** The round of a loop that this tells of, as the server names it. */
  path?: string;
  /** Of a loop: the round that is looked at. */
  round?: number;
};
export type NodeRuns = ReadonlyMap<string, NodeRun>;

export const byNode = (nodes: NodeRun[]): NodeRuns => new Map(nodes.map((node) => [node.id, node]));

export function took(run: NodeRun, now: number): number | null {
  if (!run.startedAt) return null;
  const end = run.finishedAt ? Date.parse(run.finishedAt) : now;
  return Math.max(0, end - Date.parse(run.startedAt));
}

/** Whether a run went along an edge. */
export function taken(edge: WorkEdge, from: WorkNode | undefined, runs: NodeRuns): boolean {
  const run = runs.get(edge.from);
  if (!run || !from) return false;
  const reached = runs.get(edge.to)?.state;
  if (reached === 'skipped') return false;
  if (from.type === 'loop' && edge.fromPort === 'each') return reached !== undefined && reached !== 'pending';
  if (run.state === 'failed') return edge.fromPort === 'error' && from.onError === 'branch';
  if (run.state !== 'completed') return false;
  if (run.port) return edge.fromPort === run.port;
  const output = typeof run.output === 'object' && run.output !== null ? run.output : {};
  if (from.type === 'condition' && 'holds' in output) return edge.fromPort === String(output.holds);
  if (from.type === 'switch' && 'case' in output) return edge.fromPort === (output.case ?? 'default');
  if (from.onError === 'branch' && reached === undefined) return edge.fromPort !== 'error';
  return edge.fromPort !== 'error' || (reached !== undefined && reached !== 'pending');
}

/** How many things went along an edge; null when it was one, which is not worth a number. */
export function count(edge: WorkEdge, from: WorkNode | undefined, runs: NodeRuns): number | null {
  const run = runs.get(edge.from);
  if (!run) return null;
  if (from?.type === 'loop' && edge.fromPort === 'each' && run.round !== undefined) return null;
  if (from?.type === 'loop' && edge.fromPort === 'each') return runs.get(edge.to)?.runs ?? run.items ?? null;
  if (typeof run.items === 'number') return run.items;
  const { output } = run;
  if (Array.isArray(output)) return output.length;
  const items = typeof output === 'object' && output !== null && 'items' in output ? output.items : null;
  return Array.isArray(items) ? items.length : null;
}

/** What went along an edge that a run took: into the body of a loop, the item of the round that is looked at. */
export function along(edge: WorkEdge, from: WorkNode | undefined, runs: NodeRuns): unknown {
  const run = runs.get(edge.from);
  if (from?.type !== 'loop' || edge.fromPort !== 'each' || run?.round === undefined) return run?.output;
  const input = typeof run.input === 'object' && run.input !== null ? run.input : {};
  const items = 'items' in input ? input.items : null;
  return Array.isArray(items) ? items[run.round] : undefined;
}

/** What each node gave, for expressions to be tried with. */
export function outputsOf(definition: Definition, runs: NodeRuns): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const node of definition.nodes) {
    const run = runs.get(node.id);
    if (run?.state === 'completed' && run.output !== undefined) found.set(node.id, run.output);
  }
  return found;
}
