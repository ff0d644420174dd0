/** Tools by the names that patterns use, and what holds for one that no rule names. */
import type { Decision, Definition } from './api';

export type Effect = 'read' | 'write' | 'external';
/** As the server lists it for models, which know no `.` in names. */
export type ListedTool = { name: string; description: string; effect: Effect };
/** As patterns name it. */
export type Tool = { name: string; description: string; effect: Effect };

export const BUILT_IN = ['calculator', 'web.read'] as const;

/** Groups that decide what agents and people may do; no agent uses them. */
const NEVER = new Set([
  'agent_runs',
  'agents',
  'api_keys',
  'approval_groups',
  'approvals',
  'auth',
  'memberships',
  'tenants',
  'users',
]);

const said = (name: string) => name.replaceAll('.', '_');

/** The tools by their names with `.`; `known` are names of operations, by which it is told which `_` is one. */
export function toolsOf(listed: ListedTool[], known: string[]): Tool[] {
  const dotted = new Map(known.map((name) => [said(name), name]));
  return listed
    .map((tool) => ({ ...tool, name: dotted.get(tool.name) ?? tool.name.replace('_', '.') }))
    .filter((tool) => !NEVER.has(groupOf(tool.name)));
}

const groupOf = (name: string) => name.split('.')[0] ?? name;

/** Patterns to choose from: whole groups first, then single tools. */
export function suggestions(tools: Tool[]): string[] {
  const groups = [...new Set(tools.map((tool) => groupOf(tool.name)))];
  return [...BUILT_IN, ...groups.map((group) => `${group}.*`), ...tools.map((tool) => tool.name)];
}

/** Whether a pattern, in which `*` stands for anything, matches a name. */
export function matches(pattern: string, name: string): boolean {
  const escaped = pattern.split('*').map((piece) => piece.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}$`).test(name);
}

const OWN: Tool[] = [
  { name: 'calculator', description: '', effect: 'read' },
  { name: 'web.read', description: '', effect: 'external' },
];

/** How many tools the agent knows, and what holds for them, before any untrusted text. */
export function reach(definition: Definition, tools: Tool[]): Record<Decision, number> {
  const counts = { allow: 0, ask: 0, deny: 0 };
  for (const tool of [...OWN, ...tools]) {
    if (!definition.tools.some((pattern) => matches(pattern, tool.name))) continue;
    const rule = definition.policies.find((one) => matches(one.tool, tool.name));
    counts[rule?.decision ?? (tool.effect === 'read' ? 'allow' : 'ask')] += 1;
  }
  return counts;
}
