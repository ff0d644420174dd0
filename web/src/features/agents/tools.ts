/** Tools by the names that patterns use, and what holds for one that no rule names. */
import type { Decision, Definition } from './api';

export type Effect = 'read' | 'write' | 'external';
/** As the server lists it for models, which know no `.` in names. */
export type ListedTool = { name: string; description: string; effect: Effect };
/** As patterns name it. */
export type Tool = { name: string; description: string; effect: Effect };

/** Tools that only agents have; what they do is said where agents work. */
const OWN: Tool[] = [
  { name: 'calculator', description: '', effect: 'read' },
  { name: 'javascript', description: '', effect: 'read' },
  { name: 'agent.ask', description: '', effect: 'read' },
  { name: 'web.read', description: '', effect: 'external' },
  { name: 'http.request', description: '', effect: 'external' },
  // To keep something changes nothing but what agents recall.
  { name: 'memory.remember', description: '', effect: 'read' },
  { name: 'memory.recall', description: '', effect: 'read' },
  { name: 'memory.forget', description: '', effect: 'write' },
];

/** Groups that decide what agents and people may do; no agent uses them. */
const NEVER = new Set([
  'agent_memory',
  'agent_runs',
  'agents',
  'api_keys',
  'approval_groups',
  'approvals',
  'auth',
  'jarvis',
  'memberships',
  'model_aliases',
  'model_providers',
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
  return [
    ...OWN.map((tool) => tool.name),
    'memory.*',
    ...groups.map((group) => `${group}.*`),
    ...tools.map((tool) => tool.name),
  ];
}

/** Whether a pattern, in which `*` stands for anything, matches a name. */
export function matches(pattern: string, name: string): boolean {
  const escaped = pattern.split('*').map((piece) => piece.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}$`).test(name);
}

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
