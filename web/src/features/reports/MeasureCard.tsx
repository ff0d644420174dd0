import { BarChart, LineChart } from '@mantine/charts';
import { Button, Text } from '@mantine/core';
import type { Report } from '../../api/types';
import { useI18n } from '../../i18n/context';
import { Card } from '../../ui/Card';
import { ChartTable } from './ChartTable';
import type { Measure } from './measures';
import { usePartName } from './usePartName';
import { useShown } from './useShown';

type Props = { measure: Measure; report: Report; onCosts?: () => void };

/** A measure over time: a chart to look at, a table to read. */
export function MeasureCard({ measure, report, onCosts }: Props) {
  const { t } = useI18n();
  const shown = useShown(report.currency);
  const partName = usePartName(report.interval);
  const rows = report.parts.map((part) => ({
    start: part.start,
    part: partName(part),
    values: measure.series.map((series) => series.value(part.figures)),
  }));
  const nothing = rows.every((row) => row.values.every((value) => value === null));
  const name = t(`reports.${measure.id}`);
  return (
    <Card title={name}>
      <Text size="xs" c="dimmed" mb="sm">
        {t(`reports.about.${measure.id}`)}
      </Text>
      {measure.id === 'cost' && onCosts && (
        <Button size="xs" variant="default" mb="sm" onClick={onCosts}>
          {t('reports.costs')}
        </Button>
      )}
      {nothing ? (
        <Text size="sm" c="dimmed">
          {t(measure.id === 'cost' && !report.total.cost ? 'reports.noCosts' : 'reports.nothing')}
        </Text>
      ) : (
        <>
          <Chart measure={measure} rows={rows} shown={(value) => shown(value, measure.unit)} />
          <ChartTable
            name={name}
            summary={t('reports.table')}
            summaryLabel={t('reports.tableOf', { measure: name })}
            part={t('reports.part')}
            columns={measure.series.map((series) => ({ key: series.key, label: t(series.label) }))}
            rows={rows.map((row) => ({
              key: row.start,
              part: row.part,
              values: row.values.map((value) => shown(value, measure.unit)),
            }))}
          />
        </>
      )}
    </Card>
  );
}

/** More bars than this are too thin to be told apart. */
const BARS = 45;

type Row = { part: string; values: (number | null)[] };

/** Hidden from screen readers and the keyboard: the table below says the same. */
function Chart(props: { measure: Measure; rows: Row[]; shown: (value: number) => string }) {
  const { t } = useI18n();
  const { measure, rows, shown } = props;
  const data = rows.map((row) => ({ part: row.part, a: row.values[0], b: row.values[1] }));
  const common = {
    h: 210,
    data,
    dataKey: 'part',
    withLegend: measure.series.length > 1,
    legendProps: { verticalAlign: 'bottom' as const },
    valueFormatter: shown,
    xAxisProps: { minTickGap: 28 },
    series: measure.series.map((series) => ({
      name: series.key,
      label: t(series.label),
      color: series.color,
    })),
  };
  return (
    <div aria-hidden="true">
      {measure.unit === 'count' && rows.length <= BARS ? (
        <BarChart
          {...common}
          maxBarWidth={32}
          yAxisProps={{ allowDecimals: false, width: 44 }}
          barChartProps={{ accessibilityLayer: false }}
        />
      ) : (
        <LineChart
          {...common}
          curveType="linear"
          connectNulls
          withDots={rows.length < 32}
          yAxisProps={{ width: measure.unit === 'seconds' ? 92 : 66, domain: domain(measure) }}
          lineChartProps={{ accessibilityLayer: false }}
        />
      )}
    </div>
  );
}

function domain(measure: Measure): [number, number] | undefined {
  if (measure.unit === 'share') return [0, 1];
  if (measure.unit === 'score') return [1, 5];
  if (measure.unit === 'mood') return [-1, 1];
  return undefined;
}
