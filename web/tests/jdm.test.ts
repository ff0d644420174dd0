import { describe, expect, it } from 'vitest';
import { decisionTables } from '../src/features/rules/jdm';

const graph = {
  nodes: [
    { id: 'in', type: 'inputNode', name: 'Request' },
    {
      id: 't',
      type: 'decisionTableNode',
      name: 'When',
      content: {
        hitPolicy: 'first',
        inputs: [{ id: 'a', name: 'Mood', field: 'sentiment' }],
        outputs: [{ id: 'x', field: 'escalate' }],
        rules: [{ _id: 'r1', a: '< -0.5', x: 'true' }],
      },
    },
  ],
};

describe('decision tables', () => {
  it('are read with their columns and rows', () => {
    expect(decisionTables(graph)).toEqual([
      {
        id: 't',
        name: 'When',
        hitPolicy: 'first',
        inputs: [{ id: 'a', name: 'Mood', field: 'sentiment' }],
        outputs: [{ id: 'x', name: 'escalate', field: 'escalate' }],
        rows: [{ _id: 'r1', a: '< -0.5', x: 'true' }],
      },
    ]);
  });

  it('are none in anything else', () => {
    for (const content of [null, 'text', [], { nodes: 'x' }, { nodes: [{ type: 'decisionTableNode' }] }]) {
      expect(decisionTables(content)).toEqual([]);
    }
  });
});
