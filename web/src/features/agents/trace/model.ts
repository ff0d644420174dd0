/** What an agent did as a conversation: the steps of its journal in the order in which it worked. */
import type { Decision, Told, Trace, TraceStep } from '../api';

export type Call = { id: string; name: string; arguments: unknown };

type Of<Is extends string> = { is: Is; id: string; step: TraceStep };
export type ModelEntry = Of<'model'> & {
  number: number;
  text: string;
  thoughts: string;
  calls: Call[];
  promptTokens: number;
  completionTokens: number;
  model: string;
  finish: string;
  milliseconds: number;
};
export type Verdict = 'allowed' | 'agreed' | 'refused' | 'denied';
export type ToolEntry = Of<'tool'> & {
  tool: string;
  arguments: unknown;
  verdict: Verdict;
  by: string | null;
  ok: boolean;
  /** Parsed where it is JSON, else text. */
  result: unknown;
  /** Bytes of the whole answer, where the agent read less. */
  bytes: number | null;
  untrusted: boolean;
  milliseconds: number;
};
/** What it began with of what agents remember. */
export type Recalled = { at: string; text: string; untrusted: boolean };
export type MemoryEntry = Of<'memory'> & { recalled: Recalled[] };
export type SummaryEntry = Of<'summary'> & { text: string };
export type AnswerEntry = Of<'answer'> & { value: unknown };
/** What a person said; `read` is false until the agent has seen it. */
export type ToldEntry = { is: 'told'; id: string; by: string; text: string; at: string; read: boolean };
/** A step that this console cannot read, as it is. */
export type OtherEntry = Of<'other'>;
export type Entry =
  | MemoryEntry
  | ModelEntry
  | ToolEntry
  | SummaryEntry
  | AnswerEntry
  | ToldEntry
  | OtherEntry;

type Raw = Record<string, unknown>;
const record = (value: unknown): Raw | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : null;
const text = (value: unknown) => (typeof value === 'string' ? value : '');
const count = (value: unknown) => (typeof value === 'number' ? value : 0);

/** What comes first within one turn. */
const RANK: Record<TraceStep['kind'], number> = { memory: 0, summary: 1, model: 2, tool: 3, answer: 4 };
/** A step of a kind that this console does not know comes last in its turn. */
const LAST = 5;

/** `tool 2.1 leads.list` is of turn 2, the first call in it. */
function placeOf(step: TraceStep): [number, number, number] {
  const found = /^\w+ (\d+)(?:\.(\d+))?/.exec(step.name);
  return [Number(found?.[1] ?? 0), RANK[step.kind] ?? LAST, Number(found?.[2] ?? 0)];
}

function before(a: TraceStep, b: TraceStep): number {
  const [left, right] = [placeOf(a), placeOf(b)];
  return left[0] - right[0] || left[1] - right[1] || left[2] - right[2];
}

export function conversation(trace: Pick<Trace, 'steps' | 'messages'>): Entry[] {
  const entries: Entry[] = [];
  for (const step of [...trace.steps].sort(before)) {
    if (step.kind === 'model') entries.push(...heard(step));
    entries.push(entryOf(step));
  }
  return [...entries, ...trace.messages.filter((message) => message.readAt === null).map(unread)];
}

const unread = ({ id, by, content, at }: Told): ToldEntry => ({
  is: 'told',
  id,
  by,
  text: content,
  at,
  read: false,
});

/** What people said before the model thought. */
function heard(step: TraceStep): ToldEntry[] {
  const said = record(step.detail)?.heard;
  if (!Array.isArray(said)) return [];
  return said.map((one: Raw, index) => ({
    is: 'told',
    id: `${step.name} heard ${index}`,
    by: text(one.by),
    text: text(one.text),
    at: text(one.at),
    read: true,
  }));
}

function entryOf(step: TraceStep): Entry {
  const detail = record(step.detail);
  const of = { id: step.name, step };
  if (step.kind === 'memory' && Array.isArray(step.detail)) {
    const recalled = step.detail.map(record).filter((one) => one !== null);
    return {
      ...of,
      is: 'memory',
      recalled: recalled.map((one) => ({
        at: text(one.at),
        text: text(one.text),
        untrusted: one.untrusted === true,
      })),
    };
  }
  if (step.kind === 'model' && detail) {
    const usage = record(detail.usage);
    return {
      ...of,
      is: 'model',
      number: placeOf(step)[0],
      text: text(detail.text),
      thoughts: text(detail.thoughts),
      calls: Array.isArray(detail.calls) ? (detail.calls as Call[]) : [],
      promptTokens: count(usage?.promptTokens),
      completionTokens: count(usage?.completionTokens),
      model: text(detail.model),
      finish: text(detail.finish),
      milliseconds: count(detail.milliseconds),
    };
  }
  if (step.kind === 'tool' && detail) {
    return {
      ...of,
      is: 'tool',
      tool: text(detail.tool),
      arguments: detail.arguments ?? null,
      verdict: verdictOf(detail),
      by: text(detail.decidedBy) || null,
      ok: detail.ok === true,
      result: parsed(text(detail.result)),
      bytes: typeof detail.bytes === 'number' ? detail.bytes : null,
      untrusted: detail.untrusted === true,
      milliseconds: count(detail.milliseconds),
    };
  }
  if (step.kind === 'summary' && Array.isArray(step.detail)) {
    return { ...of, is: 'summary', text: text(step.detail[1]) };
  }
  if (step.kind === 'answer') return { ...of, is: 'answer', value: parsed(text(step.detail)) };
  return { ...of, is: 'other' };
}

/** A call that a person refused was never made: its result says so, and not what the tool gave. */
const REFUSED = 'not done:';

function verdictOf(detail: Raw): Verdict {
  const decision = detail.decision as Decision;
  if (decision === 'allow') return 'allowed';
  if (decision === 'deny') return 'denied';
  return detail.ok !== true && text(detail.result).startsWith(REFUSED) ? 'refused' : 'agreed';
}

/** JSON where the text is an object or a list, else the text. */
export function parsed(source: string): unknown {
  if (!/^\s*[[{]/.test(source)) return source;
  try {
    return JSON.parse(source);
  } catch {
    return source;
  }
}

/** The agent's answer: in words, and in the form that was asked for. */
export function answerOf(trace: Trace): { text: string; output: unknown } | null {
  const output = record(trace.run.output);
  if (trace.run.state !== 'completed' || !output) return null;
  return { text: text(output.text), output: output.output ?? null };
}

/** Tokens of all turns so far, also while the run goes on. */
export function tokensOf(entries: Entry[]): number {
  return entries.reduce(
    (sum, entry) => sum + (entry.is === 'model' ? entry.promptTokens + entry.completionTokens : 0),
    0,
  );
}

export type TraceBar = {
  id: string;
  /** What it is drawn as. */
  is: TraceStep['kind'];
  /** The tool's name; null for what has words of its own. */
  tool: string | null;
  number: number;
  from: number;
  to: number;
  /** Where work began after a person's leave was waited for. */
  workFrom: number;
};

/** When each step ran; of a tool that waited for leave, the wait and the work are told apart. */
export function barsOf(trace: Trace): TraceBar[] {
  return [...trace.steps].sort(before).map((step) => {
    const [from, to] = [Date.parse(step.startedAt), Date.parse(step.finishedAt)];
    const detail = record(step.detail);
    const waited = step.kind === 'tool' && detail?.decision === 'ask';
    return {
      id: step.name,
      is: step.kind,
      tool: step.kind === 'tool' ? text(detail?.tool) : null,
      number: placeOf(step)[0],
      from,
      to,
      workFrom: waited ? Math.max(from, to - count(detail?.milliseconds)) : from,
    };
  });
}
