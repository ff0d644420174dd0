import { describe, expect, it } from 'vitest';
import type { RunStep } from '../src/api/types';
import { runSearch, within } from '../src/features/runs/search';
import { bars, place, spanOf, ticks } from '../src/features/runs/timeline';
import { run } from './fixtures';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 21, 12, 0, seconds)).toISOString();
const step = (name: string, ordinal: number, from: number, to: number, output: unknown = null): RunStep => ({
  name,
  ordinal,
  attempt: 1,
  output,
  outputBlob: null,
  startedAt: at(from),
  finishedAt: at(to),
});

describe('the timeline of a run', () => {
  it('shows the queue, the steps in their order and the pause between', () => {
    const rows = bars(run({ createdAt: at(0), startedAt: at(2), finishedAt: at(20) }), [
      step('second', 1, 10, 20),
      step('first', 0, 2, 4),
    ]);
    expect(rows.map((row) => [row.is, row.name])).toEqual([
      ['queued', null],
      ['step', 'first'],
      ['step', 'second'],
    ]);
    expect(rows[1]?.idleFrom).toBeNull();
    expect(rows[2]?.idleFrom).toBe(Date.parse(at(4)));
  });

  it('makes one row of a child and the step that waited for it', () => {
    const rows = bars(run({ startedAt: at(0), createdAt: at(0), finishedAt: at(9) }), [
      step('import: run', 0, 1, 1, 'c1'),
      step('import', 1, 1, 9, { rows: 3 }),
    ]);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ is: 'child', name: 'import', runId: 'c1', to: Date.parse(at(9)) });
    expect(rows[0]?.step?.output).toEqual({ rows: 3 });
  });

  it('goes on while a child or a signal is awaited, without a second wait', () => {
    const waiting = run({ state: 'waiting', startedAt: at(0), createdAt: at(0) });
    expect(bars(waiting, [step('child: run', 0, 1, 1, 'c1')]).map((row) => [row.is, row.to])).toEqual([
      ['child', null],
    ]);
    expect(bars(waiting, [step('yes: until', 0, 1, 1, at(90))]).map((row) => [row.is, row.to])).toEqual([
      ['wait', null],
    ]);
  });

  it('says what an unfinished run does now, and where a failed one stopped', () => {
    const first = [step('first', 0, 0, 1)];
    const last = (part: Parameters<typeof run>[0]) =>
      bars(run({ createdAt: at(0), startedAt: at(0), ...part }), first).at(-1)?.is;
    expect(last({ state: 'running' })).toBe('running');
    expect(last({ state: 'waiting' })).toBe('wait');
    expect(last({ state: 'queued' })).toBe('wait');
    expect(last({ state: 'failed', finishedAt: at(3) })).toBe('failed');
    expect(last({ state: 'completed', finishedAt: at(1) })).toBe('step');
    expect(bars(run({ state: 'queued', createdAt: at(0) }), []).map((row) => row.is)).toEqual(['queued']);
  });

  it('keeps every bar on the axis and visible', () => {
    const rows = bars(run({ createdAt: at(0), startedAt: at(0), state: 'running' }), [step('a', 0, 0, 1)]);
    const span = spanOf(rows, Date.parse(at(10)));
    expect(span).toEqual({ begin: Date.parse(at(0)), end: Date.parse(at(10)) });
    expect(place(span.end, span.end, span)).toEqual({ x: 99.4, width: 0.6 });
    expect(place(span.begin, span.end, span)).toEqual({ x: 0, width: 100 });
    expect(ticks(span)).toEqual([0, 2000, 4000, 6000, 8000, 10_000]);
  });
});

describe('what the list of runs is narrowed down to', () => {
  it('stands in the address, and nothing strange gets in', () => {
    expect(runSearch({ state: 'failed', kind: 'a.b', since: 'day' })).toEqual({
      state: 'failed',
      kind: 'a.b',
      since: 'day',
    });
    expect(runSearch({ state: 'odd', kind: '', since: 7 })).toEqual({});
  });

  it('ends at the first run that is too old', () => {
    const items = [{ createdAt: at(50) }, { createdAt: at(0) }];
    expect(within(items, 'hour', Date.parse(at(60)))).toEqual({ items, ends: false });
    expect(within(items, 'hour', Date.parse(at(3610)))).toEqual({ items: [items[0]], ends: true });
  });
});
