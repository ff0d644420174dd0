import '@mantine/charts/styles.layer.css';
import { BarChart, LineChart } from '@mantine/charts';
import { Badge, Group, SegmentedControl, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat, useI18n } from '../../i18n/context';
import { Card } from '../../ui/Card';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { ChartTable } from '../reports/ChartTable';
import { usePartName } from '../reports/usePartName';
import { type Agent, type Day, healthQuery, type Metrics, metricsQuery } from './api';

const PERIODS = [7, 30, 90, 365];
const CHECKS = ['accepts_work', 'model', 'tools'] as const;

/** How the agent did, day by day, and whether it could work now. */
export function FiguresTab({ agent }: { agent: Agent }) {
  const { t } = useI18n();
  const [days, setDays] = useState(30);
  const metrics = useQuery(metricsQuery(agent.id, days));
  return (
    <Stack gap="md" maw={1180}>
      <HealthCard agent={agent} />
      <Group>
        <SegmentedControl
          aria-label={t('agents.period')}
          data={PERIODS.map((count) => ({ value: String(count), label: t('agents.days', { count }) }))}
          value={String(days)}
          onChange={(value) => setDays(Number(value))}
        />
      </Group>
      {metrics.isPending && <LoadingRows rows={3} height={110} />}
      {metrics.isError && <ErrorNotice error={metrics.error} onRetry={() => void metrics.refetch()} />}
      {metrics.isSuccess && <Figures metrics={metrics.data} />}
    </Stack>
  );
}

function HealthCard({ agent }: { agent: Agent }) {
  const { t } = useI18n();
  const health = useQuery(healthQuery(agent.id));
  if (health.isPending) return <LoadingRows rows={1} height={90} />;
  if (health.isError) return <ErrorNotice error={health.error} onRetry={() => void health.refetch()} />;
  const tone = { healthy: 'fjord', degraded: 'amber', unhealthy: 'red' }[health.data.status];
  return (
    <Card
      title={t('agents.health')}
      aside={<Badge color={tone}>{t(`agents.health.${health.data.status}`)}</Badge>}
    >
      <Stack gap={6}>
        {health.data.checks.map((check) => {
          const Icon = check.ok ? IconCheck : IconX;
          const known = CHECKS.find((name) => name === check.name);
          return (
            <Group key={check.name} gap="xs" wrap="nowrap" align="flex-start">
              <Icon
                size={16}
                style={{ flex: 'none', marginTop: 2 }}
                color={check.ok ? 'var(--mantine-color-fjord-5)' : 'var(--mantine-color-error)'}
                role="img"
                aria-label={t(check.ok ? 'agents.check.ok' : 'agents.check.wrong')}
              />
              <Text size="sm">
                <b>{known ? t(`agents.check.${known}`) : check.name}</b>
                {/* The server says it in English; a check in order says it by its mark. */}
                {(!check.ok || check.name === 'model') && `: ${check.detail}`}
              </Text>
            </Group>
          );
        })}
      </Stack>
    </Card>
  );
}

type Series = { name: string; label: string; color: string; of: (day: Day) => number | null };

function Figures({ metrics }: { metrics: Metrics }) {
  const { t } = useI18n();
  const format = useFormat();
  const time = (value: number) => format.duration(value);
  const number = (value: number) => format.number(value);
  const tiles = [
    [t('agents.completed'), number(metrics.tasksCompleted)],
    [t('agents.failed'), number(metrics.tasksFailed)],
    [t('agents.errorRate'), format.percent(metrics.errorRate)],
    [t('agents.tokensUsed'), number(metrics.promptTokens + metrics.completionTokens)],
  ] as const;
  return (
    <>
      <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="sm">
        {tiles.map(([name, value]) => (
          <Card key={name}>
            <Text size="xs" c="dimmed">
              {name}
            </Text>
            <Text fz={24} fw={600} className="tk-tabular">
              {value}
            </Text>
          </Card>
        ))}
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <DayChart
          title={t('agents.runsPerDay')}
          days={metrics.days}
          shown={number}
          bars
          series={[
            { name: 'a', label: t('agents.completed'), color: 'fjord.5', of: (day) => day.completed },
            { name: 'b', label: t('agents.failed'), color: 'red.6', of: (day) => day.failed },
          ]}
        />
        <DayChart
          title={t('agents.tokensPerDay')}
          days={metrics.days}
          shown={number}
          bars
          series={[
            { name: 'a', label: t('agents.tokensRead'), color: 'plum.5', of: (day) => day.promptTokens },
            {
              name: 'b',
              label: t('agents.tokensWritten'),
              color: 'amber.5',
              of: (day) => day.completionTokens,
            },
          ]}
        />
        <DayChart
          title={t('agents.timePerDay')}
          days={metrics.days}
          shown={time}
          series={[
            { name: 'a', label: t('agents.median'), color: 'fjord.5', of: (day) => day.medianMs },
            { name: 'b', label: t('agents.p95'), color: 'plum.5', of: (day) => day.p95Ms },
          ]}
        />
      </SimpleGrid>
    </>
  );
}

/** A chart to look at, and a table to read; the chart is hidden from screen readers and the keyboard. */
function DayChart(props: {
  title: string;
  days: Day[];
  shown: (value: number) => string;
  series: Series[];
  bars?: boolean;
}) {
  const { title, days, shown, series, bars } = props;
  const { t } = useI18n();
  const dayName = usePartName('day');
  const rows = days.map((day) => ({
    key: day.day,
    day: dayName({ day: day.day.slice(0, 10) }),
    values: series.map((each) => each.of(day)),
  }));
  const nothing = rows.every((row) => row.values.every((value) => value === null));
  const common = {
    h: 210,
    data: rows.map((row) => ({ day: row.day, a: row.values[0], b: row.values[1] })),
    dataKey: 'day',
    withLegend: true,
    legendProps: { verticalAlign: 'bottom' as const },
    valueFormatter: shown,
    xAxisProps: { minTickGap: 28 },
    series: series.map(({ name, label, color }) => ({ name, label, color })),
  };
  return (
    <Card title={title}>
      {nothing ? (
        <Text size="sm" c="dimmed">
          {t('agents.noFigures')}
        </Text>
      ) : (
        <>
          <div aria-hidden="true">
            {bars ? (
              <BarChart
                {...common}
                type="stacked"
                maxBarWidth={32}
                yAxisProps={{ allowDecimals: false, width: 60 }}
                barChartProps={{ accessibilityLayer: false }}
              />
            ) : (
              <LineChart
                {...common}
                curveType="linear"
                connectNulls
                yAxisProps={{ width: 80 }}
                lineChartProps={{ accessibilityLayer: false }}
              />
            )}
          </div>
          <ChartTable
            name={title}
            summary={t('agents.asTable')}
            summaryLabel={t('agents.asTableOf', { name: title })}
            part={t('agents.day')}
            columns={series.map(({ name, label }) => ({ key: name, label }))}
            rows={rows.map((row) => ({
              key: row.key,
              part: row.day,
              values: row.values.map((value) => (value == null ? '–' : shown(value))),
            }))}
          />
        </>
      )}
    </Card>
  );
}
