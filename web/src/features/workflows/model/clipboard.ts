/** Nodes on the clipboard, as text that another tab, another business or an editor can hold too. */
import type { Definition, Position, WorkEdge, WorkNode } from './definition';
import { freshId, idsOf, rewritten } from './edit';

const MARK = 'tekup/workflow-part';
/** How far a copy stands from what it was made of. */
export const OFFSET = 40;

export function copied(definition: Definition, ids: ReadonlySet<string>): string | null {
  const nodes = definition.nodes.filter((node) => ids.has(node.id));
  if (nodes.length === 0) return null;
  const edges = definition.edges.filter((edge) => ids.has(edge.from) && ids.has(edge.to));
  return JSON.stringify({ format: MARK, nodes, edges }, null, 2);
}

/** The nodes and edges in a text; a whole workflow will do, too. Null when it is none of ours. */
export function read(text: string): { nodes: WorkNode[]; edges: WorkEdge[] } | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isObject(value)) return null;
  const held = isObject(value.definition) ? value.definition : value;
  if (!Array.isArray(held.nodes) || (held.format !== MARK && held.schema !== 1)) return null;
  const nodes = held.nodes.flatMap(nodeOf);
  const known = new Set(nodes.map((node) => node.id));
  const edges = Array.isArray(held.edges) ? held.edges.flatMap((edge) => edgeOf(edge, known)) : [];
  return nodes.length > 0 ? { nodes, edges } : null;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function nodeOf(value: unknown): WorkNode[] {
  if (!isObject(value) || typeof value.id !== 'string' || typeof value.type !== 'string') return [];
  const at = isObject(value.position) ? value.position : {};
  const position = { x: Number(at.x) || 0, y: Number(at.y) || 0 };
  const name = typeof value.name === 'string' ? value.name : value.id;
  return [
    {
      ...value,
      id: value.id,
      type: value.type,
      name,
      position,
      inputs: isObject(value.inputs) ? value.inputs : {},
    },
  ];
}

function edgeOf(value: unknown, known: ReadonlySet<string>): WorkEdge[] {
  if (!isObject(value) || typeof value.from !== 'string' || typeof value.to !== 'string') return [];
  if (!known.has(value.from) || !known.has(value.to)) return [];
  const port = (name: unknown, usual: string) => (typeof name === 'string' ? name : usual);
  const { from, to } = value;
  return [
    {
      id: String(value.id ?? ''),
      from,
      fromPort: port(value.fromPort, 'out'),
      to,
      toPort: port(value.toPort, 'in'),
    },
  ];
}

/**
 * Puts a part into a definition: with ids of its own, expressions that follow them, and its top left corner at
 * `at` or a little beside where it was.
 */
export function pasted(
  definition: Definition,
  part: { nodes: WorkNode[]; edges: WorkEdge[] },
  at?: Position,
): { definition: Definition; ids: string[] } {
  const taken = idsOf(definition);
  const ids = new Map<string, string>();
  for (const node of part.nodes) {
    const id = freshId(node.id, taken);
    taken.add(id);
    ids.set(node.id, id);
  }
  const left = Math.min(...part.nodes.map((node) => node.position.x));
  const top = Math.min(...part.nodes.map((node) => node.position.y));
  const by = at ? { x: at.x - left, y: at.y - top } : { x: OFFSET, y: OFFSET };
  const nodes = part.nodes.map((node) => ({
    ...node,
    id: ids.get(node.id) ?? node.id,
    position: { x: Math.round(node.position.x + by.x), y: Math.round(node.position.y + by.y) },
    inputs: rewritten(node.inputs, ids) as WorkNode['inputs'],
  }));
  const used = new Set(definition.edges.map((edge) => edge.id));
  let count = definition.edges.length;
  const edges = part.edges.map((edge) => {
    do count += 1;
    while (used.has(`e${count}`));
    return { ...edge, id: `e${count}`, from: ids.get(edge.from) ?? '', to: ids.get(edge.to) ?? '' };
  });
  return {
    definition: {
      ...definition,
      nodes: [...definition.nodes, ...nodes],
      edges: [...definition.edges, ...edges],
    },
    ids: [...ids.values()],
  };
}
