import { describe, expect, it } from 'vitest';
import { inRound, loopsOf } from '../src/features/runs/timeline';
import type { Definition } from '../src/features/workflows/model/definition';
import { along, byNode, count, type NodeRun } from '../src/features/workflows/model/execution';
import * as rounds from '../src/features/workflows/model/rounds';

/** outer ─each→ inner ─each→ halve; look stands in the outer loop behind the inner one. */
const flow: Definition = {
  schema: 1,
  nodes: [
    ['outer', 'loop'],
    ['inner', 'loop'],
    ['halve', 'code'],
    ['look', 'code'],
    ['end', 'code'],
  ].map(([id = '', type = '']) => ({ id, type, name: `The ${id}`, position: { x: 0, y: 0 }, inputs: {} })),
  edges: [
    ['outer', 'each', 'inner'],
    ['inner', 'each', 'halve'],
    ['inner', 'done', 'look'],
    ['outer', 'done', 'end'],
  ].map(([from = '', fromPort = '', to = '']) => ({
    id: `${from}.${fromPort}`,
    from,
    fromPort,
    to,
    toPort: 'in',
  })),
};
const loops = rounds.around(flow);
const runs = (...all: NodeRun[]) => byNode(all);
const view = (index: number, nodes: NodeRun[], lost: rounds.Lost[] = []): rounds.View => ({
  index,
  path: `outer[${index}]`,
  nodes: runs(...nodes),
  rounds: { count: 3, lost },
});

describe('rounds of loops', () => {
  it('belong to the loops around a node, the outermost first', () => {
    expect(loops.get('halve')).toEqual(['outer', 'inner']);
    expect(loops.get('look')).toEqual(['outer']);
    expect(loops.get('end')).toEqual([]);
  });

  it('are chosen for each loop; one within another begins at its first', () => {
    expect(rounds.choosable(flow, loops, new Map())).toEqual(['outer']);
    const chosen = rounds.choose(new Map(), loops, 'outer', 2);
    expect([...chosen]).toEqual([
      ['outer', 2],
      ['inner', 0],
    ]);
    expect(rounds.choosable(flow, loops, chosen)).toEqual(['outer', 'inner']);
    expect(rounds.pathOf('inner', loops, rounds.choose(chosen, loops, 'inner', 4))).toBe('outer[2].inner[4]');
    expect(rounds.choose(chosen, loops, 'outer', null).size).toBe(0);
  });

  it('are counted by what the loop gave, or by what it was given', () => {
    const output = { count: 4, items: [1, 2, 3], failed: [{ index: 1, error: 'no' }] };
    expect(rounds.roundsOf({ id: 'outer', state: 'completed', output })).toEqual({
      count: 4,
      lost: [{ index: 1, error: 'no' }],
    });
    const input = { items: [1, 2] };
    expect(rounds.roundsOf({ id: 'outer', state: 'running', input }).count).toBe(2);
    expect(rounds.roundsOf(undefined).count).toBeNull();
  });

  it('show what was done in them, and which node failed', () => {
    const base = runs({ id: 'look', state: 'completed', runs: 3 }, { id: 'outer', state: 'completed' });
    const nodes: NodeRun[] = [{ id: 'look', state: 'skipped' }];
    const lost = [{ index: 1, error: 'The look: below zero' }];
    const at = (index: number) =>
      rounds.inRounds(flow, loops, base, new Map([['outer', view(index, nodes, lost)]]), true);
    expect(at(1).get('look')).toMatchObject({ state: 'failed', error: 'below zero', path: 'outer[1]' });
    expect(at(2).get('look')).toMatchObject({ state: 'skipped', path: 'outer[2]' });
    expect(at(1).get('outer')).toMatchObject({ state: 'completed', round: 1 });
    const open = rounds.inRounds(flow, loops, base, new Map([['outer', view(0, nodes)]]), false);
    expect(open.get('look')?.state).toBe('pending');
  });

  it('tell with which of them a loop failed', () => {
    const failed = (state: NodeRun['state'], error = 'The look: below zero') =>
      rounds.failedAt(flow, loops, 'outer', error, runs({ id: 'look', state }), 5);
    expect(failed('skipped')).toBe(5);
    expect(failed('completed')).toBe(6);
    expect(failed('completed', 'took longer than 5 s')).toBeNull();
    expect(rounds.begun('outer', loops, runs({ id: 'look', state: 'completed', runs: 6 }))).toBe(6);
  });

  it('say what went along the way into them', () => {
    const [way] = flow.edges;
    const from = flow.nodes[0];
    if (!way) throw new Error('no way');
    const loop: NodeRun = {
      id: 'outer',
      state: 'completed',
      input: { items: ['a', 'b'] },
      output: { count: 2 },
    };
    expect(along(way, from, runs(loop))).toEqual({ count: 2 });
    expect(along(way, from, runs({ ...loop, round: 1 }))).toBe('b');
    expect(count(way, from, runs({ ...loop, items: 2 }))).toBe(2);
    expect(count(way, from, runs({ ...loop, items: 2, round: 1 }))).toBeNull();
  });
});

describe('rounds on the timeline', () => {
  const steps = [
    'start',
    'a[0].x',
    'a[1].b[0].y',
    'a[1].b[2].y',
    'a[1].b[1]: failed',
    'a[3]: failed',
    'a',
    'end',
  ];
  const named = steps.map((name) => ({ name }));

  it('are told by the names of steps', () => {
    expect(loopsOf(named, new Map())).toEqual([{ path: 'a', count: 4, failed: [3] }]);
    expect(loopsOf(named, new Map([['a', 1]]))).toEqual([
      { path: 'a', count: 4, failed: [3] },
      { path: 'a[1].b', count: 3, failed: [1] },
    ]);
    expect(loopsOf([{ name: 'send: run' }, { name: 'send' }], new Map())).toEqual([]);
  });

  it('leave the steps of others out', () => {
    const seen = (...chosen: [string, number][]) => steps.filter((name) => inRound(name, new Map(chosen)));
    expect(seen()).toEqual(steps);
    expect(seen(['a', 0])).toEqual(['a[0].x']);
    expect(seen(['a', 3])).toEqual(['a[3]: failed']);
    expect(seen(['a', 1], ['a[1].b', 2])).toEqual(['a[1].b[2].y']);
    expect(inRound(null, new Map([['a', 1]]))).toBe(false);
  });
});
