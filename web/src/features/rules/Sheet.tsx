import { Table, VisuallyHidden } from '@mantine/core';
import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react';
import { useI18n } from '../../i18n/context';
import { type Field, fromPaste } from './condition';
import {
  clipboardCells,
  columns,
  deleteRow,
  duplicateRow,
  insertRow,
  moveRow,
  setCell,
  setCells,
} from './grid';
import type { DecisionTable } from './jdm';
import { ColumnMenu, RowMenu } from './Menus';
import classes from './rules.module.css';
import type { Spot } from './TableEditor';
import { conditionWords, outputWords } from './words';

export type EditorProps = {
  table: DecisionTable;
  fields: Map<string, Field>;
  /** What is wrong, by `row:column`; row 0 is the column itself. */
  wrong: Map<string, string>;
  hidden: Map<number, number | null>;
  readOnly: boolean;
  onChange: (table: DecisionTable) => void;
  onEdit: (spot: Spot) => void;
};

/** The table as a spreadsheet: arrows move, Enter edits, Delete clears, cells are pasted from anywhere. */
export function Sheet({ table, fields, wrong, hidden, readOnly, onChange, onEdit }: EditorProps) {
  const { t, language } = useI18n();
  const all = columns(table);
  const [at, setAt] = useState({ row: 0, column: 0 });
  const body = useRef<HTMLTableSectionElement>(null);
  const go = (row: number, column: number) => {
    const next = {
      row: Math.max(0, Math.min(table.rows.length - 1, row)),
      column: Math.max(0, Math.min(all.length - 1, column)),
    };
    setAt(next);
    body.current?.querySelector<HTMLElement>(`[data-cell="${next.row}:${next.column}"]`)?.focus();
  };
  const steps: Record<string, [number, number]> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    PageUp: [-10, 0],
    PageDown: [10, 0],
  };
  const pressed = (event: KeyboardEvent) => {
    const cell = (event.target as HTMLElement).dataset.cell;
    const column = all[at.column];
    if (!cell || !column) return;
    const by = steps[event.key];
    if (event.altKey && !readOnly && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      const to = at.row + (by?.[0] ?? 0);
      onChange(moveRow(table, at.row, to));
      setAt({ ...at, row: Math.max(0, Math.min(table.rows.length - 1, to)) });
    } else if (by) go(at.row + by[0], at.column + by[1]);
    else if (event.key === 'Home') go(event.ctrlKey ? 0 : at.row, 0);
    else if (event.key === 'End') go(event.ctrlKey ? table.rows.length - 1 : at.row, all.length - 1);
    else if (readOnly) return;
    else if (event.key === 'Enter' || event.key === 'F2') onEdit({ row: at.row, column: column.id });
    else if (event.key === 'Delete' || event.key === 'Backspace') {
      onChange(event.ctrlKey ? deleteRow(table, at.row) : setCell(table, at.row, column.id, ''));
    } else if (event.ctrlKey && event.key === 'd') onChange(duplicateRow(table, at.row));
    else if (event.ctrlKey && event.key === '+') onChange(insertRow(table, at.row + 1));
    else return;
    event.preventDefault();
  };
  const paste = (event: ClipboardEvent) => {
    if (readOnly || !(event.target as HTMLElement).dataset.cell) return;
    event.preventDefault();
    const cells = clipboardCells(event.clipboardData.getData('text/plain'));
    const pasted = cells.flatMap((line, down) =>
      line.flatMap((raw, across) => {
        const column = all[at.column + across];
        if (!column) return [];
        const output = at.column + across >= table.inputs.length;
        return [
          { row: at.row + down, column: column.id, text: fromPaste(raw, fields.get(column.id), output) },
        ];
      }),
    );
    onChange(setCells(table, pasted));
  };
  const copy = (event: ClipboardEvent) => {
    const column = all[at.column];
    if (!column || !(event.target as HTMLElement).dataset.cell) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', table.rows[at.row]?.[column.id] ?? '');
  };
  return (
    <Table.ScrollContainer
      minWidth={520}
      maxHeight={640}
      scrollAreaProps={{ viewportProps: { tabIndex: -1 } }}
    >
      <Table
        role="grid"
        aria-label={table.name}
        aria-readonly={readOnly}
        withRowBorders
        withColumnBorders
        stickyHeader
        className={classes.table}
        onKeyDown={pressed}
        onPaste={paste}
        onCopy={copy}
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={40}>
              <VisuallyHidden>{t('rules.row')}</VisuallyHidden>
            </Table.Th>
            {all.map((column, index) => (
              <Table.Th
                key={column.id}
                className={index >= table.inputs.length ? classes.output : undefined}
                title={wrong.get(`0:${column.id}`)}
                data-wrong={wrong.has(`0:${column.id}`) || undefined}
              >
                <span className={classes.side}>
                  {t(index >= table.inputs.length ? 'rules.then' : 'rules.when')}
                </span>
                {fields.get(column.id)?.label[language] ?? column.name}
                {!readOnly && <ColumnMenu table={table} column={column} onChange={onChange} />}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody ref={body}>
          {table.rows.map((row, number) => (
            <Table.Tr
              key={row._id ?? number}
              data-hidden={hidden.has(number + 1) || undefined}
              title={row._description}
            >
              <Table.Th scope="row" className="tk-tabular">
                <span className={classes.number}>
                  {number + 1}
                  {!readOnly && <RowMenu table={table} row={number} onChange={onChange} />}
                </span>
              </Table.Th>
              {all.map((column, index) => {
                const output = index >= table.inputs.length;
                const source = row[column.id] ?? '';
                const problem = wrong.get(`${number + 1}:${column.id}`);
                const words = (output ? outputWords : conditionWords)(
                  source,
                  fields.get(column.id),
                  t,
                  language,
                );
                const here = at.row === number && at.column === index;
                return (
                  <Table.Td
                    key={column.id}
                    role="gridcell"
                    tabIndex={here ? 0 : -1}
                    data-cell={`${number}:${index}`}
                    aria-invalid={problem ? true : undefined}
                    title={problem ?? source}
                    className={`${classes.cell} ${output ? classes.output : ''} ${source ? '' : classes.any}`}
                    onFocus={() => setAt({ row: number, column: index })}
                    onDoubleClick={() => !readOnly && onEdit({ row: number, column: column.id })}
                  >
                    {words}
                    {problem && <VisuallyHidden>{problem}</VisuallyHidden>}
                  </Table.Td>
                );
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
