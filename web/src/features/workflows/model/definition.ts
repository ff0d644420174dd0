/** What a workflow is made of: the JSON that the builder edits and the server runs. */

export type Position = { x: number; y: number };
export type OnError = 'fail' | 'continue' | 'branch';
export type Backoff = 'fixed' | 'exponential';

export type WorkNode = {
  /** Names it in expressions; begins with a small letter. */
  id: string;
  type: string;
  /** What people see. */
  name: string;
  position: Position;
  /** A text that begins with `=` is an expression; `==` stands for a `=`. */
  inputs: Record<string, unknown>;
  retry?: { attempts: number; seconds: number; backoff?: Backoff };
  timeoutSeconds?: number;
  onError?: OnError;
  /** What it gives in a draft instead of being done. */
  pinned?: unknown;
  disabled?: boolean;
};

export type WorkEdge = { id: string; from: string; fromPort: string; to: string; toPort: string };

export type Definition = { schema: number; nodes: WorkNode[]; edges: WorkEdge[]; timeoutSeconds?: number };

export type Words = { en: string; da: string };
export type JsonSchema = { [key: string]: unknown };

/** A type of node, as the catalogue describes it. */
export type NodeType = {
  type: string;
  category: string;
  title: Words;
  description: Words;
  effect?: 'read' | 'write' | 'external' | null;
  permission?: string | null;
  /** `more` names the input, a list of objects with a `name`, that adds a port for each of its items. */
  ports: { in: string[]; out: string[]; more?: string | null };
  input: JsonSchema;
  output?: JsonSchema | null;
};
export type Catalogue = ReadonlyMap<string, NodeType>;

export type Problem = { node?: string; edge?: string; field?: string; code: string; message: string };

export const NOTE = 'note';
export const EMPTY: Definition = { schema: 1, nodes: [], edges: [] };

export const isTrigger = (type: string) => type.startsWith('trigger.');

/** Where edges may arrive at a node and leave it. */
export function portsOf(node: WorkNode, type: NodeType | undefined): { in: string[]; out: string[] } {
  if (!type) {
    if (node.type === NOTE) return { in: [], out: [] };
    return { in: isTrigger(node.type) ? [] : ['in'], out: withError(node, ['out']) };
  }
  const cases = type.ports.more ? node.inputs[type.ports.more] : [];
  const names = Array.isArray(cases)
    ? cases.flatMap((one) => (typeof one?.name === 'string' && one.name !== '' ? [one.name as string] : []))
    : [];
  return { in: type.ports.in, out: withError(node, [...new Set([...names, ...type.ports.out])]) };
}

function withError(node: WorkNode, ports: string[]): string[] {
  return node.onError === 'branch' && !ports.includes('error') ? [...ports, 'error'] : ports;
}

export const WIDTH = 224;
const LEAST_HEIGHT = 62;
const PORT_HEIGHT = 24;

/** The size a node is drawn with; fixed, so that the canvas need not measure hundreds of them. */
export function sizeOf(node: WorkNode, type: NodeType | undefined): { width: number; height: number } {
  if (node.type === NOTE) {
    const text = String(node.inputs.text ?? '');
    return { width: WIDTH, height: Math.min(320, 56 + Math.ceil(text.length / 30) * 18) };
  }
  const ports = portsOf(node, type);
  return {
    width: WIDTH,
    height: Math.max(LEAST_HEIGHT, 14 + Math.max(ports.in.length, ports.out.length) * PORT_HEIGHT),
  };
}
