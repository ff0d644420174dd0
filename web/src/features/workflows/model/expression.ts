/** Values that are computed: how they are written, and what they can speak of. */
import { type Catalogue, type Definition, isTrigger, type JsonSchema } from './definition';
import { resolved, typeOf } from './schema';

export const isExpression = (value: unknown): value is string =>
  typeof value === 'string' && value.startsWith('=') && !value.startsWith('==');

/** The expression itself, without its mark. */
export const source = (value: unknown): string => (isExpression(value) ? value.slice(1).trimStart() : '');
export const asExpression = (text: string): string => `=${text}`;

/** A text as people wrote it; one that begins with `=` is kept with another in front. */
export const asLiteral = (text: string): string => (text.startsWith('=') ? `=${text}` : text);
export const literal = (value: string): string => (value.startsWith('==') ? value.slice(1) : value);

/** A value as the expression that gives it. */
export function toExpression(value: unknown): string {
  if (value === undefined || value === null) return '=';
  return asExpression(typeof value === 'string' ? JSON.stringify(literal(value)) : JSON.stringify(value));
}

/** What a node gave, or is pinned to give. */
export type Outputs = ReadonlyMap<string, unknown>;

/** What an expression may speak of, as JSON that the server evaluates with. */
export function contextOf(definition: Definition, outputs: Outputs, run: { id: string } | null): JsonSchema {
  const given = new Map(outputs);
  for (const node of definition.nodes) if (node.pinned !== undefined) given.set(node.id, node.pinned);
  const trigger = definition.nodes.find((node) => isTrigger(node.type) && given.has(node.id));
  const nodes = definition.nodes.filter((node) => given.has(node.id) && !isTrigger(node.type));
  return {
    trigger: trigger ? given.get(trigger.id) : null,
    nodes: Object.fromEntries(nodes.map((node) => [node.id, given.get(node.id)])),
    run: { id: run?.id ?? null },
  };
}

/** A place in the data that is known by its schema alone. */
export class Shape {
  constructor(readonly type: string) {}
}

/** What can be written in an expression: real data of the last run, or the shape it will have. */
export function scopeOf(
  definition: Definition,
  types: Catalogue,
  outputs: Outputs,
  names: string[],
): Record<string, unknown> {
  const given = contextOf(definition, outputs, null) as { trigger: unknown; nodes: Record<string, unknown> };
  const nodes: Record<string, unknown> = {};
  for (const node of definition.nodes) {
    if (isTrigger(node.type) || node.type === 'note') continue;
    const schema = types.get(node.type)?.output;
    nodes[node.id] =
      node.id in given.nodes ? given.nodes[node.id] : schema ? shapeOf(schema) : new Shape('any');
  }
  const started = definition.nodes.find((node) => isTrigger(node.type));
  const asked = started?.inputs.schema;
  const trigger =
    given.trigger ?? (typeof asked === 'object' && asked ? shapeOf(asked as JsonSchema) : new Shape('any'));
  const more = Object.fromEntries(names.map((name) => [name, new Shape('any')]));
  return {
    ...more,
    trigger,
    nodes,
    run: { id: new Shape('string'), startedAt: new Shape('date-time') },
    workflow: { id: new Shape('string') },
  };
}

function shapeOf(raw: JsonSchema, root: JsonSchema = raw, depth = 0): unknown {
  const schema = resolved(raw, root);
  const properties = schema.properties as Record<string, JsonSchema> | undefined;
  if (properties && depth < 4) {
    return Object.fromEntries(
      Object.entries(properties).map(([name, each]) => [name, shapeOf(each, root, depth + 1)]),
    );
  }
  if (typeOf(schema) === 'array' && schema.items && depth < 4) {
    return [shapeOf(schema.items as JsonSchema, root, depth + 1)];
  }
  return new Shape(typeOf(schema) ?? 'any');
}

export type Suggestion = { label: string; detail: string; insert: string };
const WORD = /^[A-Za-z_][A-Za-z0-9_]*$/;
const PATH = /([A-Za-z_$][\w$]*(?:\[\d+\]|\.[\w$]*)*)$/;

/** What may come next at the end of `before`, and where the word begun there starts. */
export function suggestions(
  before: string,
  scope: Record<string, unknown>,
): { from: number; options: Suggestion[] } {
  const path = before.match(PATH)?.[1] ?? '';
  const dot = path.lastIndexOf('.');
  const from = before.length - (path.length - dot - 1);
  const holder = dot < 0 ? scope : follow(scope, path.slice(0, dot));
  const one = Array.isArray(holder) ? undefined : holder;
  if (typeof one !== 'object' || one === null || one instanceof Shape) return { from, options: [] };
  const options = Object.entries(one)
    .filter(([name]) => WORD.test(name))
    .map(([label, value]) => ({ label, detail: inShort(value), insert: label }));
  return { from, options };
}

function follow(scope: Record<string, unknown>, path: string): unknown {
  let found: unknown = scope;
  for (const part of path.split(/\.|(?=\[)/)) {
    if (typeof found !== 'object' || found === null) return undefined;
    const index = part.match(/^\[(\d+)\]$/)?.[1];
    found =
      index === undefined ? (found as Record<string, unknown>)[part] : (found as unknown[])[Number(index)];
  }
  return found;
}

/** A value in a few characters. */
export function inShort(value: unknown, most = 40): string {
  if (value instanceof Shape) return value.type;
  if (Array.isArray(value)) return `[${value.length}]`;
  if (typeof value === 'object' && value !== null) return `{${Object.keys(value).slice(0, 4).join(', ')}}`;
  const text = JSON.stringify(value) ?? '';
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

/** Functions of the expression language, with what they are given. */
export const FUNCTIONS: Suggestion[] = [
  ['len', 'list or text'],
  ['contains', 'list or text, what'],
  ['startsWith', 'text, start'],
  ['endsWith', 'text, end'],
  ['matches', 'text, pattern'],
  ['upper', 'text'],
  ['lower', 'text'],
  ['trim', 'text'],
  ['split', 'text, at'],
  ['string', 'value'],
  ['number', 'value'],
  ['bool', 'value'],
  ['abs', 'number'],
  ['floor', 'number'],
  ['ceil', 'number'],
  ['round', 'number'],
  ['sum', 'list'],
  ['avg', 'list'],
  ['min', 'list'],
  ['max', 'list'],
  ['median', 'list'],
  ['map', 'list, #.field'],
  ['filter', 'list, # > 1'],
  ['some', 'list, # > 1'],
  ['all', 'list, # > 1'],
  ['none', 'list, # > 1'],
  ['count', 'list, # > 1'],
  ['flatMap', 'list, #.field'],
  ['keys', 'object'],
  ['values', 'object'],
  ['date', 'text'],
  ['d', 'text'],
  ['duration', 'text'],
  ['type', 'value'],
].map(([label = '', detail = '']) => ({ label, detail, insert: `${label}(` }));
