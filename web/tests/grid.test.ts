import { describe, expect, it } from 'vitest';
import { fromPaste, parseCondition, writeCondition } from '../src/features/rules/condition';
import * as grid from '../src/features/rules/grid';
import { decisionTables } from '../src/features/rules/jdm';

const document = grid.blankDocument(
  'Queues',
  [{ id: 'i', name: 'Intent', field: 'intent' }],
  [{ id: 'o', name: 'Queue', field: 'queue' }],
  false,
);
const table = () => {
  const found = decisionTables(document)[0];
  if (!found) throw new Error('no table');
  return found;
};

describe('conditions', () => {
  it.each([
    ['', { is: 'any' }],
    ['true', { is: 'true' }],
    ['>= 0.6', { is: '>=', value: 0.6 }],
    ['5', { is: '=', value: 5 }],
    ['[1..5]', { is: 'between', from: 1, to: 5 }],
    ["'a', 'b c'", { is: 'in', values: ['a', 'b c'] }],
    ["not in ['a']", { is: 'notIn', values: ['a'] }],
    ["contains($, 'vip')", { is: 'has', value: 'vip' }],
    ['$ > limit * 2', { is: 'expression', text: '$ > limit * 2' }],
  ])('%s is read and written', (source, condition) => {
    expect(parseCondition(source)).toEqual(condition);
    expect(parseCondition(writeCondition(parseCondition(source)))).toEqual(condition);
  });

  it('a text that is pasted gets its quotes', () => {
    const text = { name: 'queue', kind: 'text' } as never;
    expect(fromPaste('senior desk', text, true)).toBe("'senior desk'");
    expect(fromPaste('>= 3', text, false)).toBe('>= 3');
    expect(fromPaste("'a', 'b'", text, false)).toBe("'a', 'b'");
  });
});

describe('a table', () => {
  it('takes cells past its end, and rows move, double and go', () => {
    let now = grid.setCells(table(), [
      { row: 0, column: 'i', text: "'a'" },
      { row: 2, column: 'o', text: "'c'" },
    ]);
    expect(now.rows).toHaveLength(3);
    now = grid.moveRow(now, 2, 0);
    expect(now.rows[0]?.o).toBe("'c'");
    now = grid.duplicateRow(now, 0);
    expect(now.rows[1]?.o).toBe("'c'");
    expect(now.rows[1]?._id).not.toBe(now.rows[0]?._id);
    expect(grid.deleteRow(now, 0).rows).toHaveLength(3);
    const wide = grid.duplicateColumn(now, 'o');
    expect(wide.outputs).toHaveLength(2);
    expect(grid.deleteColumn(wide, 'o').rows[0]?.o).toBeUndefined();
    expect(decisionTables(grid.withTable(document, wide))[0]).toEqual(wide);
  });

  it('remembers what was done', () => {
    let history = grid.step(grid.step(grid.begin(1), 2), 3);
    history = grid.undo(grid.undo(history));
    expect(history.now).toBe(1);
    history = grid.redo(history);
    expect(history.now).toBe(2);
    expect(grid.step(history, 9).future).toEqual([]);
  });

  it('reads what a spreadsheet puts on the clipboard', () => {
    expect(grid.clipboardCells('a\tb\r\nc\td\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });
});
