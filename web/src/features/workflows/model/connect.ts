/** Which connections a workflow may have. */
import { type Catalogue, type Definition, portsOf } from './definition';
import type { Link } from './edit';

/** Why two ports cannot be joined; the words stand in the dictionaries under `flow.refuse`. */
export type Refusal = 'self' | 'unknown' | 'port' | 'twice' | 'cycle' | 'loop';

/** What stands in the way of a connection; null when nothing does. */
export function refusal(definition: Definition, types: Catalogue, link: Link): Refusal | null {
  if (link.from === link.to) return 'self';
  const from = definition.nodes.find((node) => node.id === link.from);
  const to = definition.nodes.find((node) => node.id === link.to);
  if (!from || !to) return 'unknown';
  const leaves = portsOf(from, types.get(from.type)).out;
  const arrives = portsOf(to, types.get(to.type)).in;
  if (!leaves.includes(link.fromPort) || !arrives.includes(link.toPort)) return 'port';
  const twice = definition.edges.some(
    (edge) =>
      edge.from === link.from &&
      edge.fromPort === link.fromPort &&
      edge.to === link.to &&
      edge.toPort === link.toPort,
  );
  if (twice) return 'twice';
  if (reachable(definition, link.to).has(link.from)) return 'cycle';
  return mixesLoop(definition, link) ? 'loop' : null;
}

/** Every node that some way from `id` leads to, itself included. */
export function reachable(definition: Definition, id: string): Set<string> {
  const next = new Map<string, string[]>();
  for (const { from, to } of definition.edges) next.set(from, [...(next.get(from) ?? []), to]);
  const found = new Set([id]);
  const open = [id];
  for (let now = open.pop(); now !== undefined; now = open.pop()) {
    for (const to of next.get(now) ?? []) {
      if (found.has(to)) continue;
      found.add(to);
      open.push(to);
    }
  }
  return found;
}

/** The body of each loop: what hangs at its port `each`. */
export function bodies(definition: Definition): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const node of definition.nodes) {
    if (node.type !== 'loop') continue;
    const body = new Set<string>();
    for (const edge of definition.edges) {
      if (edge.from !== node.id || edge.fromPort !== 'each') continue;
      for (const id of reachable(definition, edge.to)) body.add(id);
    }
    found.set(node.id, body);
  }
  return found;
}

/** A body is entered by its loop's port `each` alone; whatever leads in from elsewhere mixes two levels. */
function mixesLoop(definition: Definition, link: Link): boolean {
  const joined = { ...definition, edges: [...definition.edges, { id: '', ...link }] };
  for (const [loop, body] of bodies(joined)) {
    for (const edge of joined.edges) {
      if (!body.has(edge.to) || body.has(edge.from)) continue;
      if (edge.from !== loop || edge.fromPort !== 'each') return true;
    }
  }
  return false;
}
