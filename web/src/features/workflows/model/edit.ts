/** Changes of a definition. Each gives a new one and leaves what it does not touch as it is. */
import {
  type Catalogue,
  type Definition,
  isTrigger,
  type NodeType,
  type Position,
  portsOf,
  type WorkEdge,
  type WorkNode,
} from './definition';

/** The longest id the server takes. */
const MAX_ID = 64;

/** An id made of `wish`, unlike those `taken`. */
export function freshId(wish: string, taken: ReadonlySet<string>): string {
  const words = wish.replace(/[^A-Za-z0-9]+(\w)?/g, (_, next: string | undefined) =>
    (next ?? '').toUpperCase(),
  );
  const begun = /^[A-Za-z]/.test(words) ? words[0]?.toLowerCase() + words.slice(1) : `n${words}`;
  const base = begun.slice(0, MAX_ID - 5);
  if (!taken.has(base)) return base;
  for (let count = 2; ; count += 1) if (!taken.has(`${base}${count}`)) return `${base}${count}`;
}

export const idsOf = (definition: Definition) => new Set(definition.nodes.map((node) => node.id));

export function addNode(
  definition: Definition,
  type: NodeType,
  name: string,
  position: Position,
): { definition: Definition; node: WorkNode } {
  const wish = isTrigger(type.type) ? type.type.slice('trigger.'.length) : type.type;
  const node: WorkNode = {
    id: freshId(wish, idsOf(definition)),
    type: type.type,
    name,
    position: rounded(position),
    inputs: {},
  };
  return { definition: { ...definition, nodes: [...definition.nodes, node] }, node };
}

export function changeNode(definition: Definition, id: string, part: Partial<WorkNode>): Definition {
  const nodes = definition.nodes.map((node) => (node.id === id ? cleaned({ ...node, ...part }) : node));
  return { ...definition, nodes };
}

/** What is undefined is left out, as it would be in the JSON. */
function cleaned(node: WorkNode): WorkNode {
  return Object.fromEntries(Object.entries(node).filter(([, value]) => value !== undefined)) as WorkNode;
}

export function setInput(definition: Definition, id: string, name: string, value: unknown): Definition {
  const node = definition.nodes.find((one) => one.id === id);
  if (!node) return definition;
  const inputs = { ...node.inputs, [name]: value };
  if (value === undefined) delete inputs[name];
  return changeNode(definition, id, { inputs });
}

export function moveNodes(definition: Definition, to: ReadonlyMap<string, Position>): Definition {
  let moved = false;
  const nodes = definition.nodes.map((node) => {
    const position = to.get(node.id);
    if (!position) return node;
    const next = rounded(position);
    if (next.x === node.position.x && next.y === node.position.y) return node;
    moved = true;
    return { ...node, position: next };
  });
  return moved ? { ...definition, nodes } : definition;
}

const rounded = ({ x, y }: Position): Position => ({ x: Math.round(x), y: Math.round(y) });

/** Takes nodes and edges away, and the edges that hung at those nodes. */
export function remove(definition: Definition, ids: ReadonlySet<string>): Definition {
  return {
    ...definition,
    nodes: definition.nodes.filter((node) => !ids.has(node.id)),
    edges: definition.edges.filter(({ id, from, to }) => !ids.has(id) && !ids.has(from) && !ids.has(to)),
  };
}

export type Link = Omit<WorkEdge, 'id'>;

export function connect(definition: Definition, link: Link): Definition {
  const taken = new Set(definition.edges.map((edge) => edge.id));
  let count = definition.edges.length + 1;
  while (taken.has(`e${count}`)) count += 1;
  return { ...definition, edges: [...definition.edges, { id: `e${count}`, ...link }] };
}

/** Puts `id` on an edge, between the nodes it joins. */
export function insertInto(
  definition: Definition,
  edge: WorkEdge,
  node: WorkNode,
  types: Catalogue,
): Definition {
  const ports = portsOf(node, types.get(node.type));
  const [into] = ports.in;
  const [out] = ports.out;
  if (into === undefined || out === undefined) return definition;
  const without = remove(definition, new Set([edge.id]));
  const first = connect(without, { from: edge.from, fromPort: edge.fromPort, to: node.id, toPort: into });
  return connect(first, { from: node.id, fromPort: out, to: edge.to, toPort: edge.toPort });
}

const ID = /^[a-z][A-Za-z0-9_]{0,63}$/;

export function idAllowed(definition: Definition, id: string, now: string): boolean {
  return ID.test(id) && (id === now || !idsOf(definition).has(id));
}

/** Gives a node another id; edges and expressions follow. */
export function renameId(definition: Definition, from: string, to: string): Definition {
  const ids = new Map([[from, to]]);
  return {
    ...definition,
    nodes: definition.nodes.map((node) => {
      const inputs = rewritten(node.inputs, ids) as WorkNode['inputs'];
      return node.id === from
        ? { ...node, id: to, inputs }
        : inputs === node.inputs
          ? node
          : { ...node, inputs };
    }),
    edges: definition.edges.map((edge) =>
      edge.from === from || edge.to === from
        ? { ...edge, from: edge.from === from ? to : edge.from, to: edge.to === from ? to : edge.to }
        : edge,
    ),
  };
}

/**
 * A value whose expressions speak of nodes by their new ids. Texts that need no `=` to be an expression are
 * followed too, since `nodes.<id>` is nothing people write otherwise.
 */
export function rewritten(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') {
    return value.replace(/\bnodes\.([a-z][A-Za-z0-9_]*)/g, (whole, id: string) => {
      const next = ids.get(id);
      return next === undefined ? whole : `nodes.${next}`;
    });
  }
  if (Array.isArray(value)) {
    const next = value.map((each) => rewritten(each, ids));
    return next.some((each, index) => each !== value[index]) ? next : value;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    const next = entries.map(([key, each]) => [key, rewritten(each, ids)] as const);
    return next.some(([, each], index) => each !== entries[index]?.[1]) ? Object.fromEntries(next) : value;
  }
  return value;
}
