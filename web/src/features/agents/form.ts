import { ApiError } from '../../api/errors';
import type { Definition } from './api';

/** What is wrong, by the field's place in the definition: `budgets.steps`. */
export type Wrong = ReadonlyMap<string, string>;

const PREFIX = 'definition.';

/** The field errors of a refused save, without what stands before the definition's own fields. */
export function wrongFields(error: unknown): Wrong {
  if (!(error instanceof ApiError)) return new Map();
  return new Map(
    error.fields.map(({ field, message }) => [
      field.startsWith(PREFIX) ? field.slice(PREFIX.length) : field,
      message,
    ]),
  );
}

/** The first error in a field or below it: a list shows what is wrong with its items. */
export function wrongIn(wrong: Wrong, field: string): string | undefined {
  for (const [name, message] of wrong) {
    if (name === field || name.startsWith(`${field}.`)) return message;
  }
  return undefined;
}

/** Without rules and tools that nobody has filled in yet. */
export function tidy(definition: Definition): Definition {
  return {
    ...definition,
    tools: definition.tools.map((tool) => tool.trim()).filter(Boolean),
    policies: definition.policies
      .map((rule) => ({ ...rule, tool: rule.tool.trim() }))
      .filter((rule) => rule.tool !== ''),
    model: definition.model?.trim() || undefined,
  };
}

const UNITS = [
  ['days', 86_400],
  ['hours', 3_600],
  ['minutes', 60],
  ['seconds', 1],
] as const;
export type Unit = (typeof UNITS)[number][0];
export const TIME_UNITS: Unit[] = ['minutes', 'hours', 'days', 'seconds'];
const SECONDS = Object.fromEntries(UNITS) as Record<Unit, number>;

/** Seconds in the largest unit that leaves no rest. */
export function inUnits(seconds: number): { amount: number; unit: Unit } {
  const [unit, size] = UNITS.find(([, each]) => seconds % each === 0) ?? ['seconds', 1];
  return { amount: seconds / size, unit };
}

export const inSeconds = (amount: number, unit: Unit) => Math.round(amount * SECONDS[unit]);
