/** The fields of a form, read from the JSON Schema of what a node is given. */
import type { JsonSchema } from './definition';

export type Field = {
  name: string;
  required: boolean;
  description: string | null;
  is: 'text' | 'number' | 'boolean' | 'choice' | 'moment' | 'list' | 'object' | 'map' | 'variants' | 'json';
  /** The text is an expression in itself, without a leading `=`. */
  expression: boolean;
  /** Names that an expression here has beside the usual. */
  names: string[];
  /** The language of a text that is code. */
  language: string | null;
  long: boolean;
  whole: boolean;
  least: number | null;
  most: number | null;
  choices: string[];
  fallback: unknown;
  fields: Field[];
  /** What a list holds. */
  item: Field | null;
  /** What tells apart the shapes of a value, and the fields of each shape. */
  tag: string | null;
  variants: { name: string; description: string | null; fields: Field[] }[];
};

/** Deeper than this a form is no help; such values are edited as JSON. */
const DEEPEST = 6;
const LONG_TEXT = 1000;

export function fieldsOf(schema: JsonSchema): Field[] {
  return properties(schema, schema, 0);
}

function properties(schema: JsonSchema, root: JsonSchema, depth: number): Field[] {
  const { properties: all, required } = schema;
  const needed = new Set(Array.isArray(required) ? required : []);
  return Object.entries((all ?? {}) as Record<string, JsonSchema>).map(([name, each]) =>
    fieldOf(name, each, needed.has(name), root, depth),
  );
}

function fieldOf(name: string, raw: JsonSchema, required: boolean, root: JsonSchema, depth: number): Field {
  const schema = resolved(raw, root);
  const field: Field = {
    name,
    required,
    description: text(raw.description) ?? text(schema.description),
    is: 'json',
    expression: schema['x-expression'] === true,
    names: Array.isArray(schema['x-names']) ? schema['x-names'] : [],
    language: text(schema['x-language']),
    long: Number(schema.maxLength) >= LONG_TEXT,
    whole: false,
    least: number(schema.minimum),
    most: number(schema.maximum),
    choices: [],
    fallback: raw.default ?? schema.default,
    fields: [],
    item: null,
    tag: null,
    variants: [],
  };
  const choices = choicesOf(schema);
  if (choices) return { ...field, is: 'choice', choices };
  const shapes = depth < DEEPEST ? variantsOf(schema, root, depth) : null;
  if (shapes) return { ...field, is: 'variants', ...shapes };
  switch (typeOf(schema)) {
    case 'string':
      return { ...field, is: schema.format === 'date-time' ? 'moment' : 'text' };
    case 'number':
      return { ...field, is: 'number' };
    case 'integer':
      return { ...field, is: 'number', whole: true };
    case 'boolean':
      return { ...field, is: 'boolean' };
    case 'array': {
      if (depth >= DEEPEST || typeof schema.items !== 'object' || schema.items === null) return field;
      const item = fieldOf('', schema.items as JsonSchema, true, root, depth + 1);
      return item.is === 'json' ? field : { ...field, is: 'list', item };
    }
    case 'object': {
      if (depth >= DEEPEST) return field;
      const fields = properties(schema, root, depth + 1);
      if (fields.length > 0) return { ...field, is: 'object', fields };
      return { ...field, is: name === 'schema' ? 'json' : 'map' };
    }
    default:
      return field;
  }
}

/** The schema with its reference followed and the null that it may be, too, left out. */
export function resolved(raw: JsonSchema, root: JsonSchema): JsonSchema {
  let schema = raw;
  for (let hops = 0; hops < 8; hops += 1) {
    if (typeof schema.$ref === 'string') {
      const { $ref, ...rest } = schema;
      schema = { ...lookup(String($ref), root), ...rest };
      continue;
    }
    const any = schema.anyOf ?? schema.oneOf;
    const real = Array.isArray(any) ? (any as JsonSchema[]).filter((one) => one.type !== 'null') : [];
    if (Array.isArray(any) && real.length === 1 && real[0]) {
      const { anyOf: _any, oneOf: _one, ...rest } = schema;
      schema = { ...real[0], ...rest };
      continue;
    }
    if (Array.isArray(schema.allOf) && schema.allOf.length === 1) {
      const { allOf, ...rest } = schema;
      schema = { ...(allOf as JsonSchema[])[0], ...rest };
      continue;
    }
    break;
  }
  return schema;
}

function lookup(ref: string, root: JsonSchema): JsonSchema {
  let found: unknown = root;
  for (const part of ref.replace(/^#\//, '').split('/')) {
    found = typeof found === 'object' && found !== null ? (found as JsonSchema)[part] : undefined;
  }
  return (found ?? {}) as JsonSchema;
}

export function typeOf(schema: JsonSchema): string | null {
  const { type } = schema;
  if (Array.isArray(type)) return type.find((one) => one !== 'null') ?? null;
  if (typeof type === 'string') return type;
  return schema.properties ? 'object' : null;
}

function choicesOf(schema: JsonSchema): string[] | null {
  if (Array.isArray(schema.enum)) {
    const real = schema.enum.filter((one) => one !== null);
    return real.every((one) => typeof one === 'string') ? (real as string[]) : null;
  }
  const any = (schema.oneOf ?? schema.anyOf) as JsonSchema[] | undefined;
  if (!Array.isArray(any) || any.length === 0) return null;
  const choices = any.flatMap((one) => {
    if (typeof one.const === 'string') return [one.const];
    return Array.isArray(one.enum) ? (one.enum as unknown[]) : one.type === 'null' ? [] : [undefined];
  });
  return choices.every((one) => typeof one === 'string') ? (choices as string[]) : null;
}

/** The shapes of a value that one of its fields tells apart by a fixed text. */
function variantsOf(
  schema: JsonSchema,
  root: JsonSchema,
  depth: number,
): Pick<Field, 'tag' | 'variants'> | null {
  const any = (schema.oneOf ?? schema.anyOf) as JsonSchema[] | undefined;
  if (!Array.isArray(any) || any.length < 2) return null;
  const shapes = any.map((one) => resolved(one, root));
  const tagOf = (shape: JsonSchema) =>
    Object.entries((shape.properties ?? {}) as Record<string, JsonSchema>).find(
      ([, each]) => typeof each.const === 'string',
    );
  const tag = tagOf(shapes[0] ?? {})?.[0];
  if (tag === undefined || !shapes.every((shape) => tagOf(shape)?.[0] === tag)) return null;
  const variants = shapes.map((shape) => ({
    name: String(tagOf(shape)?.[1].const),
    description: text(shape.description),
    fields: properties(shape, root, depth + 1).filter((field) => field.name !== tag),
  }));
  return { tag, variants };
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
const number = (value: unknown) => (typeof value === 'number' ? value : null);

/** `leadId` as people read it: `Lead id`. */
export function inWords(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/[_.]/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What a new value of a field begins as; undefined for one that is simply not there yet. */
export function blank(field: Field): unknown {
  switch (field.is) {
    case 'text':
      return '';
    case 'list':
      return [];
    case 'map':
      return {};
    case 'object':
      return {};
    case 'variants':
      return field.tag ? { [field.tag]: field.variants[0]?.name } : {};
    default:
      return field.fallback ?? null;
  }
}
