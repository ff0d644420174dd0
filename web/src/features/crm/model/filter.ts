/** Conditions of lists: groups of which one must hold as a whole. */
import type { Field, FieldType } from './kinds';

export const TESTS = [
  'is',
  'isNot',
  'in',
  'notIn',
  'less',
  'atMost',
  'more',
  'atLeast',
  'contains',
  'startsWith',
  'empty',
  'notEmpty',
] as const;
export type Test = (typeof TESTS)[number];
export type Condition = { field: string; test: Test; value?: unknown };
export type Groups = Condition[][];

const TEXT: readonly Test[] = ['contains', 'is', 'isNot', 'startsWith', 'empty', 'notEmpty'];
const ORDER: readonly Test[] = ['atLeast', 'atMost', 'is', 'empty', 'notEmpty'];
const ONE: readonly Test[] = ['is', 'isNot', 'empty', 'notEmpty'];

/** The tests that make sense of a field, the likeliest first. */
export function testsOf(type: FieldType): readonly Test[] {
  switch (type) {
    case 'choice':
    case 'stage':
      return ['in', 'notIn'];
    case 'number':
    case 'money':
    case 'date':
    case 'time':
      return ORDER;
    case 'flag':
      return ['is'];
    case 'tags':
    case 'choices':
    case 'person':
    case 'team':
    case 'link':
    case 'pipeline':
      return ONE;
    default:
      return TEXT;
  }
}

export const needsValue = (test: Test) => test !== 'empty' && test !== 'notEmpty';

/** Whether a condition says enough to be asked. */
export function isWhole(condition: Condition): boolean {
  if (!needsValue(condition.test)) return true;
  const { value } = condition;
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '';
}

/** Groups as they stand in an address; what is not one is left out. */
export function readGroups(value: unknown): Groups | undefined {
  if (!Array.isArray(value)) return undefined;
  const groups = value
    .filter(Array.isArray)
    .map((group: unknown[]) => group.filter(isCondition))
    .filter((group) => group.length > 0);
  return groups.length > 0 ? groups : undefined;
}

function isCondition(value: unknown): value is Condition {
  if (typeof value !== 'object' || value === null) return false;
  const { field, test } = value as Record<string, unknown>;
  return typeof field === 'string' && TESTS.some((each) => each === test);
}

/** One more condition, in the last group or in a group of its own. */
export function added(groups: Groups, condition: Condition, orElse: boolean): Groups {
  if (orElse || groups.length === 0) return [...groups, [condition]];
  return groups.map((group, at) => (at === groups.length - 1 ? [...group, condition] : group));
}

export function removed(groups: Groups, group: number, at: number): Groups {
  return groups
    .map((each, place) => (place === group ? each.filter((_, index) => index !== at) : each))
    .filter((each) => each.length > 0);
}

export function replaced(groups: Groups, group: number, at: number, condition: Condition): Groups {
  return groups.map((each, place) =>
    place === group ? each.map((one, index) => (index === at ? condition : one)) : each,
  );
}

/** The same groups, each with one condition more, which then holds for all. */
export function narrowed(groups: Groups, condition: Condition): Groups {
  return groups.length === 0 ? [[condition]] : groups.map((group) => [...group, condition]);
}

/** Fields by which a list can be narrowed down. */
export const filterable = (fields: readonly Field[]) => fields.filter((field) => field.type !== 'currency');
