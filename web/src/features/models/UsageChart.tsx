import '@mantine/charts/styles.layer.css';
import { BarChart } from '@mantine/charts';
import { Text } from '@mantine/core';
import { useI18n } from '../../i18n/context';
import { Card } from '../../ui/Card';
import { ChartTable } from '../reports/ChartTable';
import { usePartName } from '../reports/usePartName';
import type { Drawn } from './usage';

const COLOURS = ['fjord.5', 'plum.5', 'amber.5', 'red.6', 'gray.5'];

/** A measure day by day, by whose it is: a chart to look at, a table to read. */
export function UsageChart(props: {
  title: string;
  drawn: Drawn | null;
  nothing: string;
  nameOf: (name: string) => string;
  shown: (value: number) => string;
  short: (value: number) => string;
}) {
  const { title, drawn, nothing, nameOf, shown, short } = props;
  const { t } = useI18n();
  const dayName = usePartName('day');
  if (!drawn) {
    return (
      <Card title={title}>
        <Text size="sm" c="dimmed">
          {nothing}
        </Text>
      </Card>
    );
  }
  const rows = drawn.days.map((one) => ({ ...one, name: dayName(one) }));
  return (
    <Card title={title}>
      <div aria-hidden="true">
        <BarChart
          h={230}
          type="stacked"
          dataKey="day"
          data={rows.map((row) => ({
            day: row.name,
            ...Object.fromEntries(row.values.map((value, index) => [`s${index}`, value])),
          }))}
          series={drawn.names.map((name, index) => ({
            name: `s${index}`,
            label: nameOf(name),
            color: COLOURS[index] ?? 'gray.5',
          }))}
          withLegend
          legendProps={{ verticalAlign: 'bottom' }}
          maxBarWidth={32}
          valueFormatter={shown}
          xAxisProps={{ minTickGap: 28 }}
          yAxisProps={{ width: 60, tickFormatter: short }}
          barChartProps={{ accessibilityLayer: false }}
        />
      </div>
      <ChartTable
        name={title}
        summary={t('models.use.table')}
        summaryLabel={t('models.use.tableOf', { name: title })}
        part={t('models.use.day')}
        columns={drawn.names.map((name) => ({ key: name, label: nameOf(name) }))}
        rows={rows.map((row) => ({ key: row.day, part: row.name, values: row.values.map(shown) }))}
      />
    </Card>
  );
}
