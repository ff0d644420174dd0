/** The rows of a run's timeline: its steps, the waits between them, the runs it waited for. */
import type { Run, RunStep } from '../../api/types';

export type Bar = {
  id: string;
  /** The run that it is of. */
  of: string;
  /** The step's name; null for a stretch of time that is no step. */
  name: string | null;
  is: 'queued' | 'step' | 'child' | 'wait' | 'running' | 'failed';
  depth: number;
  /** Milliseconds since 1970; `to` is null while it goes on. */
  from: number;
  to: number | null;
  /** When the run had nothing to do before this began. */
  idleFrom: number | null;
  attempt: number;
  step?: RunStep;
  /** The run that this step waited for. */
  runId?: string;
};

export type Span = { begin: number; end: number };

/** How the engine names the step that starts a child, and the one that notes how long a signal is awaited. */
const CHILD = ': run';
const UNTIL = ': until';
/** Shorter pauses are the engine's own work, in milliseconds. */
const LEAST_PAUSE = 100;
const ENDED = new Set(['completed', 'failed', 'cancelled']);

export function bars(run: Run, steps: RunStep[], depth = 0): Bar[] {
  const begin = Date.parse(run.startedAt ?? run.createdAt);
  const rows: Bar[] = [];
  const queued = begin - Date.parse(run.createdAt);
  if (run.startedAt && queued > LEAST_PAUSE && depth === 0) {
    rows.push(stretch(run, 'queued', Date.parse(run.createdAt), begin, depth));
  }
  let busyTo = begin;
  for (const row of pair(run, steps, depth)) {
    if (row.from - busyTo > LEAST_PAUSE) row.idleFrom = busyTo;
    busyTo = Math.max(busyTo, row.to ?? row.from);
    rows.push(row);
  }
  const open = rows.some((row) => row.to === null);
  if (!ENDED.has(run.state)) {
    if (run.state === 'running') rows.push(stretch(run, 'running', busyTo, null, depth));
    else if (run.startedAt && !open) rows.push(stretch(run, 'wait', busyTo, null, depth));
    else if (!run.startedAt) rows.push(stretch(run, 'queued', Date.parse(run.createdAt), null, depth));
  } else if (run.state === 'failed' && run.finishedAt) {
    rows.push(stretch(run, 'failed', busyTo, Math.max(busyTo, Date.parse(run.finishedAt)), depth));
  }
  return rows;
}

/** The steps in their order, each pair that belongs together as one row. */
function pair(run: Run, steps: RunStep[], depth: number): Bar[] {
  const byName = new Map(steps.map((step) => [step.name, step]));
  const ended = ENDED.has(run.state) && run.finishedAt ? Date.parse(run.finishedAt) : null;
  const rows: Bar[] = [];
  for (const step of [...steps].sort((a, b) => a.ordinal - b.ordinal)) {
    const first = [CHILD, UNTIL].map((suffix) => byName.get(step.name + suffix)).find(Boolean);
    if (first) continue;
    const [name, is] = named(step);
    const whole = is === 'step' ? step : byName.get(name);
    rows.push({
      id: `${run.id}:${step.name}`,
      of: run.id,
      name,
      is,
      depth,
      from: Date.parse(step.startedAt),
      to: whole ? Date.parse(whole.finishedAt) : ended,
      idleFrom: null,
      attempt: (whole ?? step).attempt,
      step: whole,
      runId: is === 'child' && typeof step.output === 'string' ? step.output : undefined,
    });
  }
  return rows;
}

function named(step: RunStep): [string, 'step' | 'child' | 'wait'] {
  if (step.name.endsWith(CHILD) && typeof step.output === 'string') {
    return [step.name.slice(0, -CHILD.length), 'child'];
  }
  return step.name.endsWith(UNTIL) ? [step.name.slice(0, -UNTIL.length), 'wait'] : [step.name, 'step'];
}

function stretch(run: Run, is: Bar['is'], from: number, to: number | null, depth: number): Bar {
  return { id: `${run.id}::${is}`, of: run.id, name: null, is, depth, from, to, idleFrom: null, attempt: 0 };
}

/** The rounds that a loop has begun, told by the names of its steps. */
export type StepLoop = { path: string; count: number; failed: number[] };

const ROUND = /^([^.[\]]+)\[(\d+)\](\.|: )(.*)$/;
/** How the engine names the step that notes that a round failed and the others go on. */
const LOST = 'failed';

/** The loops among steps: those in no other, and those within a chosen round. `chosen` goes by their paths. */
export function loopsOf(steps: Pick<RunStep, 'name'>[], chosen: ReadonlyMap<string, number>): StepLoop[] {
  const found = new Map<string, StepLoop>();
  for (const step of steps) {
    let [prefix, rest] = ['', step.name];
    for (let round = ROUND.exec(rest); round; round = ROUND.exec(rest)) {
      const [, loop = '', digits = '0', end, inner = ''] = round;
      const [path, index] = [prefix + loop, Number(digits)];
      const known = found.get(path) ?? { path, count: 0, failed: [] };
      found.set(path, known);
      known.count = Math.max(known.count, index + 1);
      if (end === ': ' && inner === LOST) known.failed.push(index);
      if (end === ': ' || chosen.get(path) !== index) break;
      prefix = `${path}[${digits}].`;
      rest = inner;
    }
  }
  for (const loop of found.values()) loop.failed.sort((a, b) => a - b);
  return [...found.values()].sort((a, b) => a.path.length - b.path.length);
}

/** Whether a step is part of the rounds that are looked at. */
export function inRound(name: string | null, chosen: ReadonlyMap<string, number>): boolean {
  if (chosen.size === 0) return true;
  let part = false;
  for (const [path, index] of chosen) {
    const round = `${path}[${index}]`;
    const within = name?.startsWith(`${round}.`) || name?.startsWith(`${round}: `);
    if (!within && name?.startsWith(`${path}[`)) return false;
    part ||= within === true;
  }
  return part;
}

/** The time the rows cover; what goes on lasts until `now`. */
export function spanOf(rows: Bar[], now: number): Span {
  const begin = Math.min(...rows.map((row) => row.from), now);
  const end = Math.max(...rows.map((row) => row.to ?? now), begin + 1);
  return { begin, end };
}

/** Where a stretch lies on the axis, in percent; never too thin to see. */
export function place(from: number, to: number, { begin, end }: Span): { x: number; width: number } {
  const whole = end - begin;
  const width = Math.min(100, Math.max(((to - from) / whole) * 100, 0.6));
  return { x: Math.min(((from - begin) / whole) * 100, 100 - width), width };
}

const NICE = [1, 2, 5, 10, 20, 50, 100, 200, 500]
  .flatMap((n) => [n])
  .concat([1, 2, 5, 10, 15, 30].map((n) => n * 1000))
  .concat([1, 2, 5, 10, 15, 30].map((n) => n * 60_000))
  .concat([1, 2, 3, 6, 12].map((n) => n * 3_600_000))
  .concat([1, 2, 7, 14, 30, 90].map((n) => n * 86_400_000));

/** Marks of elapsed time on the axis, at most `most` of them, in milliseconds from the beginning. */
export function ticks({ begin, end }: Span, most = 6): number[] {
  const whole = end - begin;
  const pace = NICE.find((step) => whole / step <= most) ?? Math.ceil(whole / most);
  return Array.from({ length: Math.floor(whole / pace) + 1 }, (_, index) => index * pace);
}
