/** What differs between two versions of a workflow. Where nodes stand does not count. */
import { same } from '../../../ui/same';
import type { Definition, WorkEdge, WorkNode } from './definition';

export type Mark = 'added' | 'removed' | 'changed';
export type FieldChange = { field: string; before: unknown; after: unknown };
export type Difference = {
  nodes: Map<string, Mark>;
  edges: Map<string, Mark>;
  /** What changed in a node, field by field, with the paths of inputs: `inputs.limit`. */
  fields: Map<string, FieldChange[]>;
};

const COMPARED = ['type', 'name', 'retry', 'timeoutSeconds', 'onError', 'pinned', 'disabled'] as const;

export function difference(before: Definition, after: Definition): Difference {
  const found: Difference = { nodes: new Map(), edges: new Map(), fields: new Map() };
  const old = new Map(before.nodes.map((node) => [node.id, node]));
  for (const node of after.nodes) {
    const was = old.get(node.id);
    old.delete(node.id);
    if (!was) {
      found.nodes.set(node.id, 'added');
      continue;
    }
    const fields = changesOf(was, node);
    if (fields.length === 0) continue;
    found.nodes.set(node.id, 'changed');
    found.fields.set(node.id, fields);
  }
  for (const id of old.keys()) found.nodes.set(id, 'removed');
  // An edge is what it joins; its id says nothing.
  const was = new Set(before.edges.map(joins));
  const is = new Set(after.edges.map(joins));
  for (const edge of after.edges) if (!was.has(joins(edge))) found.edges.set(edge.id, 'added');
  for (const edge of before.edges) if (!is.has(joins(edge))) found.edges.set(edge.id, 'removed');
  return found;
}

const joins = ({ from, fromPort, to, toPort }: WorkEdge) => `${from}.${fromPort}>${to}.${toPort}`;

function changesOf(before: WorkNode, after: WorkNode): FieldChange[] {
  const own = COMPARED.filter((field) => !same(before[field], after[field])).map((field) => ({
    field: field as string,
    before: before[field] as unknown,
    after: after[field] as unknown,
  }));
  const names = [...new Set([...Object.keys(before.inputs), ...Object.keys(after.inputs)])];
  const inputs = names
    .filter((name) => !same(before.inputs[name], after.inputs[name]))
    .map((name) => ({ field: `inputs.${name}`, before: before.inputs[name], after: after.inputs[name] }));
  return [...own, ...inputs];
}
