import { BarChart } from '@mantine/charts';
import { Badge, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormat, useI18n } from '../../i18n/context';
import { Card } from '../../ui/Card';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { type DecisionTable, decisionTables } from './jdm';
import { type RowsReport, type Rule, rowsQuery } from './queries';

const COLORS = ['fjord.6', 'amber.5', 'plum.5', 'gray.5', 'fjord.3', 'amber.7', 'plum.3', 'gray.7'];

/** How often each row fired, and which never do. */
export function Firings({ rule }: { rule: Rule }) {
  const report = useQuery(rowsQuery(rule.name, 30));
  if (report.isPending) return <LoadingRows rows={4} />;
  if (report.isError) return <ErrorNotice error={report.error} onRetry={() => report.refetch()} />;
  return (
    <Stack gap="md">
      {decisionTables(rule.content).map((table) => (
        <TableFirings key={table.id} table={table} report={report.data as RowsReport} />
      ))}
    </Stack>
  );
}

function TableFirings({ table, report }: { table: DecisionTable; report: RowsReport }) {
  const { t } = useI18n();
  const format = useFormat();
  const rows = table.rows.map((row, index) => {
    const id = row._id ?? null;
    const mine = report.counts.filter((one) => (one.rowId ? one.rowId === id : one.row === index + 1));
    return {
      number: index + 1,
      key: `row${index + 1}`,
      label: row._description || id || String(index + 1),
      times: mine.reduce((sum, one) => sum + one.times, 0),
      mine,
    };
  });
  const shown = rows
    .filter((row) => row.times > 0)
    .sort((a, b) => b.times - a.times)
    .slice(0, COLORS.length);
  const days = [...new Set(report.counts.map((one) => one.day))].sort();
  const hidden = report.analysis.find((one) => one.node === table.id)?.shadowed ?? [];
  return (
    <Card title={t('rules.firings')} aside={<Text size="xs">{t('rules.days', { days: 30 })}</Text>}>
      {shown.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('rules.nothingFired')}
        </Text>
      )}
      {shown.length > 0 && (
        <BarChart
          h={220}
          type="stacked"
          dataKey="day"
          data={days.map((day) => ({
            day: format.dateTime(day).split(',')[0] ?? day,
            ...Object.fromEntries(
              shown.map((row) => [
                row.key,
                row.mine.filter((one) => one.day === day).reduce((sum, one) => sum + one.times, 0),
              ]),
            ),
          }))}
          series={shown.map((row, index) => ({
            name: row.key,
            label: `${row.number}. ${row.label}`,
            color: COLORS[index] ?? 'gray.5',
          }))}
        />
      )}
      <Table mt="md" id="rule-firings">
        <Table.Tbody>
          {rows.map((row) => {
            const never = hidden.find((one) => one.row === row.number);
            return (
              <Table.Tr key={row.key}>
                <Table.Td className="tk-tabular">{row.number}</Table.Td>
                <Table.Td>
                  {row.label}
                  {never && (
                    <Text size="xs" c="var(--mantine-color-error)">
                      {never.by
                        ? t('rules.shadowedBy', { row: row.number, by: never.by })
                        : t('rules.shadowed', { row: row.number })}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td ta="right" className="tk-tabular">
                  {row.times > 0 ? row.times : <Badge color="gray">{t('rules.neverFired')}</Badge>}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Card>
  );
}
