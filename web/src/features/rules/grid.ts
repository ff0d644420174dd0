/** A decision table while it is edited: plain data, and steps that give a new one. */
import { type Column, type DecisionTable, decisionTables } from './jdm';

export type Side = 'inputs' | 'outputs';
export type Row = Record<string, string>;

/** Ids are new ones; nothing is read from them. */
function newId(prefix: string): string {
  return `${prefix}_${crypto.randomUUID().slice(0, 8)}`;
}

export function columns(table: DecisionTable): Column[] {
  return [...table.inputs, ...table.outputs];
}

export function setCell(table: DecisionTable, row: number, column: string, text: string): DecisionTable {
  return setCells(table, [{ row, column, text }]);
}

export function setCells(
  table: DecisionTable,
  cells: { row: number; column: string; text: string }[],
): DecisionTable {
  const rows = table.rows.slice();
  for (const { row, column, text } of cells) {
    while (rows.length <= row) rows.push(emptyRow());
    const cells = { ...rows[row] };
    if (text === '') delete cells[column];
    else cells[column] = text;
    rows[row] = cells;
  }
  return { ...table, rows };
}

function emptyRow(): Row {
  return { _id: newId('row') };
}

export function insertRow(table: DecisionTable, at: number, row: Row = emptyRow()): DecisionTable {
  return { ...table, rows: table.rows.toSpliced(at, 0, row) };
}

export function duplicateRow(table: DecisionTable, at: number): DecisionTable {
  const row = table.rows[at];
  return row ? insertRow(table, at + 1, { ...row, _id: newId('row') }) : table;
}

export function deleteRow(table: DecisionTable, at: number): DecisionTable {
  return { ...table, rows: table.rows.toSpliced(at, 1) };
}

export function moveRow(table: DecisionTable, from: number, to: number): DecisionTable {
  const row = table.rows[from];
  if (!row || to < 0 || to >= table.rows.length) return table;
  return { ...table, rows: table.rows.toSpliced(from, 1).toSpliced(to, 0, row) };
}

export function addColumn(table: DecisionTable, side: Side, field: string, name: string): DecisionTable {
  const column = { id: newId(side === 'inputs' ? 'in' : 'out'), name, field };
  return { ...table, [side]: [...table[side], column] };
}

export function duplicateColumn(table: DecisionTable, id: string): DecisionTable {
  const side: Side = table.inputs.some((column) => column.id === id) ? 'inputs' : 'outputs';
  const at = table[side].findIndex((column) => column.id === id);
  const column = table[side][at];
  if (!column) return table;
  const copy = { ...column, id: newId(side === 'inputs' ? 'in' : 'out') };
  const rows = table.rows.map((row) => (row[id] === undefined ? row : { ...row, [copy.id]: row[id] }));
  return { ...table, [side]: table[side].toSpliced(at + 1, 0, copy), rows };
}

export function deleteColumn(table: DecisionTable, id: string): DecisionTable {
  const without = (row: Row) => Object.fromEntries(Object.entries(row).filter(([key]) => key !== id));
  return {
    ...table,
    inputs: table.inputs.filter((column) => column.id !== id),
    outputs: table.outputs.filter((column) => column.id !== id),
    rows: table.rows.map(without),
  };
}

export function moveColumn(table: DecisionTable, id: string, by: -1 | 1): DecisionTable {
  const side: Side = table.inputs.some((column) => column.id === id) ? 'inputs' : 'outputs';
  const at = table[side].findIndex((column) => column.id === id);
  const column = table[side][at];
  const to = at + by;
  if (!column || to < 0 || to >= table[side].length) return table;
  return { ...table, [side]: table[side].toSpliced(at, 1).toSpliced(to, 0, column) };
}

export function setColumn(table: DecisionTable, id: string, change: Partial<Column>): DecisionTable {
  const changed = (all: Column[]) =>
    all.map((column) => (column.id === id ? { ...column, ...change } : column));
  return { ...table, inputs: changed(table.inputs), outputs: changed(table.outputs) };
}

/** Cells of a spreadsheet, as it puts them on the clipboard: tabs between cells, lines between rows. */
export function clipboardCells(text: string): string[][] {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  return lines.map((line) => line.split('\t'));
}

/** The document with this table in the place of its former self. */
export function withTable(content: unknown, table: DecisionTable): Record<string, unknown> {
  const document = structuredClone(content) as { nodes?: Record<string, unknown>[] } & Record<
    string,
    unknown
  >;
  for (const node of document.nodes ?? []) {
    if (node.id !== table.id) continue;
    node.content = {
      ...(node.content as object),
      hitPolicy: table.hitPolicy,
      inputs: table.inputs,
      outputs: table.outputs,
      rules: table.rows,
    };
  }
  return document;
}

/** A document with one empty table, for a rule that is begun. */
export function blankDocument(name: string, inputs: Column[], outputs: Column[], collect: boolean) {
  const table = {
    hitPolicy: collect ? 'collect' : 'first',
    inputs,
    outputs,
    rules: [emptyRow()],
  };
  const at = (x: number) => ({ x, y: 160 });
  return {
    contentType: 'application/vnd.gorules.decision',
    nodes: [
      { id: 'facts', name: 'Facts', type: 'inputNode', position: at(80) },
      { id: 'table', name, type: 'decisionTableNode', position: at(360), content: table },
      { id: 'decision', name: 'Decision', type: 'outputNode', position: at(640) },
    ],
    edges: [
      { id: 'facts-table', sourceId: 'facts', targetId: 'table', type: 'edge' },
      { id: 'table-decision', sourceId: 'table', targetId: 'decision', type: 'edge' },
    ],
  };
}

/** What has been done and can be undone. */
export type History = { past: unknown[]; now: unknown; future: unknown[] };

const REMEMBERED = 100;

export function begin(content: unknown): History {
  return { past: [], now: content, future: [] };
}

export function step(history: History, content: unknown): History {
  return { past: [...history.past, history.now].slice(-REMEMBERED), now: content, future: [] };
}

export function undo(history: History): History {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return { past: history.past.slice(0, -1), now: before, future: [history.now, ...history.future] };
}

export function redo(history: History): History {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.now], now: next, future };
}

export function tableOf(content: unknown, id: string): DecisionTable | undefined {
  return decisionTables(content).find((table) => table.id === id);
}
