import { Table } from '@mantine/core';
import classes from './reports.module.css';

type Props = {
  /** What the chart shows. */
  name: string;
  summary: string;
  summaryLabel: string;
  /** What stands in the first column. */
  part: string;
  columns: readonly { key: string; label: string }[];
  rows: readonly { key: string; part: string; values: readonly string[] }[];
};

/** A chart's figures as a table to read, for those who cannot look at it. */
export function ChartTable({ name, summary, summaryLabel, part, columns, rows }: Props) {
  return (
    <details className={classes.table}>
      <summary aria-label={summaryLabel}>{summary}</summary>
      <Table.ScrollContainer minWidth={260} maxHeight={320}>
        <Table aria-label={name} fz="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{part}</Table.Th>
              {columns.map((column) => (
                <Table.Th key={column.key} ta="right">
                  {column.label}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.key}>
                <Table.Th scope="row" fw={400}>
                  {row.part}
                </Table.Th>
                {columns.map((column, index) => (
                  <Table.Td key={column.key} ta="right" className="tk-tabular">
                    {row.values[index]}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </details>
  );
}
