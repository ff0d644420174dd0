/** Rounds of loops: which there were, and what each node did in the one that is looked at. */
import { bodies } from './connect';
import type { Definition, WorkNode } from './definition';
import type { NodeRun, NodeRuns } from './execution';

/** The round that is looked at, counted from 0, by the id of its loop. */
export type Chosen = ReadonlyMap<string, number>;
export type Lost = { index: number; error: string | null };
/** How many rounds a loop had, null while that is not known, and which of them failed. */
export type Rounds = { count: number | null; lost: Lost[] };

/** The loops around each node, the outermost first. */
export type Around = ReadonlyMap<string, string[]>;

export function around(definition: Definition): Around {
  // A body holds all of the bodies within it.
  const all = [...bodies(definition)].sort(([, a], [, b]) => b.size - a.size);
  return new Map(
    definition.nodes.map(({ id }) => [id, all.filter(([, body]) => body.has(id)).map(([loop]) => loop)]),
  );
}

/** The loop whose rounds a node is part of. */
export const loopOf = (node: string, loops: Around): string | undefined => loops.get(node)?.at(-1);

/** How the server names the chosen round of a loop, such as `outer[2].inner[0]`; null when none is chosen. */
export function pathOf(loop: string, loops: Around, chosen: Chosen): string | null {
  const parts = [...(loops.get(loop) ?? []), loop].map((id) => [id, chosen.get(id)] as const);
  if (parts.some(([, index]) => index === undefined)) return null;
  return parts.map(([id, index]) => `${id}[${index}]`).join('.');
}

/** The loops whose rounds can be chosen: those in no other, and those within a chosen round. */
export function choosable(definition: Definition, loops: Around, chosen: Chosen): string[] {
  return definition.nodes
    .filter(({ id, type }) => type === 'loop' && (loops.get(id) ?? []).every((outer) => chosen.has(outer)))
    .map(({ id }) => id)
    .sort((a, b) => (loops.get(a)?.length ?? 0) - (loops.get(b)?.length ?? 0));
}

/** Looks at another round of a loop, or with null at all of them; loops within it begin at their first. */
export function choose(chosen: Chosen, loops: Around, loop: string, index: number | null): Chosen {
  const next = new Map(chosen);
  if (index === null) next.delete(loop);
  else next.set(loop, index);
  for (const [id, outer] of loops) {
    if (!outer.includes(loop)) continue;
    if (index === null) next.delete(id);
    else if (outer.length > 0 && isLoop(id, loops)) next.set(id, 0);
  }
  return next;
}

const isLoop = (id: string, loops: Around) => [...loops.values()].some((outer) => outer.includes(id));

/** The rounds of a loop, as far as its own record tells of them. */
export function roundsOf(run: NodeRun | undefined): Rounds {
  const output = fields(run?.output);
  const items = fields(run?.input).items;
  const given = typeof output.count === 'number' ? output.count : null;
  const count = given ?? (Array.isArray(items) ? items.length : (run?.items ?? null));
  const failed = Array.isArray(output.failed) ? output.failed.map(fields) : [];
  const lost = failed.flatMap(({ index, error }): Lost[] =>
    typeof index === 'number' ? [{ index, error: typeof error === 'string' ? error : null }] : [],
  );
  return { count, lost };
}

/** How many rounds of a loop have come to something, told by how often the nodes of its body were done. */
export function begun(loop: string, loops: Around, base: NodeRuns): number {
  const body = [...loops].filter(([, outer]) => outer.at(-1) === loop);
  return Math.max(0, ...body.map(([id]) => base.get(id)?.runs ?? 0));
}

/** Whether a loop does one round after the other. */
export function sequential(definition: Definition, loop: string): boolean {
  const { concurrency = 1 } = definition.nodes.find(({ id }) => id === loop)?.inputs ?? {};
  return concurrency === 1;
}

/**
 * The round with which a loop failed that does one after the other; null when that cannot be told. `last` is the last
 * that has come to something, `view` what its nodes did, `error` what the loop says.
 */
export function failedAt(
  definition: Definition,
  loops: Around,
  loop: string,
  error: string | null | undefined,
  view: NodeRuns,
  last: number,
): number | null {
  const nodes = definition.nodes.filter(({ id }) => loopOf(id, loops) === loop);
  const blamed = nodes.find((node) => rest(error, node) !== null);
  if (!blamed) return null;
  // Done in the last round, it failed first of all in the one after, which has come to nothing.
  return view.get(blamed.id)?.state === 'completed' ? last + 1 : last;
}

/** What an error says of a node: errors begin with the name of the node that they come from. */
function rest(error: string | null | undefined, node: WorkNode): string | null {
  const title = `${node.name || node.id}: `;
  return error?.startsWith(title) ? error.slice(title.length) : null;
}

/** What is looked at of one loop. */
export type View = { index: number; path: string; nodes: NodeRuns; rounds: Rounds };

/** What each node did, in the chosen rounds where it is part of one. */
export function inRounds(
  definition: Definition,
  loops: Around,
  base: NodeRuns,
  views: ReadonlyMap<string, View>,
  ended: boolean,
): NodeRuns {
  const found = new Map(base);
  for (const node of definition.nodes) {
    const view = views.get(loopOf(node.id, loops) ?? '');
    const own = views.get(node.id);
    const run = view?.nodes.get(node.id);
    if (view && run) found.set(node.id, { ...settled(run, node, view, ended), path: view.path });
    const shown = found.get(node.id);
    if (own && shown) found.set(node.id, { ...shown, round: own.index });
  }
  return found;
}

/** The state of a node in a round. The server judges a node that is not done by the whole run; the loop knows more. */
function settled(run: NodeRun, node: WorkNode, { index, rounds }: View, ended: boolean): NodeRun {
  if (run.state !== 'skipped') return run;
  if (!ended) return { ...run, state: 'pending' };
  const lost = rounds.lost.find((one) => one.index === index);
  const error = rest(lost?.error, node);
  return error === null ? run : { ...run, state: 'failed', error };
}

function fields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
