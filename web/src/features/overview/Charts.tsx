import { BarChart, DonutChart } from '@mantine/charts';
import { Group, SimpleGrid, Text } from '@mantine/core';
import { useI18n } from '../../i18n/context';
import { reasonLabel, runStateLabel, statusLabel } from '../../i18n/labels';
import { Card } from '../../ui/Card';
import classes from './overview.module.css';
import type { Summary } from './summarise';

const STATUS_COLOR: Record<string, string> = {
  active: 'fjord.5',
  waiting: 'plum.4',
  escalated: 'amber.4',
  resolved: 'gray.5',
  abandoned: 'gray.4',
};
const RUN_COLOR: Record<string, string> = {
  queued: 'gray.4',
  running: 'fjord.3',
  waiting: 'plum.4',
  completed: 'fjord.6',
  failed: 'red.6',
  cancelled: 'gray.5',
};

type Slice = { name: string; value: number; color: string };

export function Charts({ data }: { data: Summary }) {
  const { t, language } = useI18n();
  const weekday = new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', { weekday: 'short' });
  const days = data.days.map((entry) => ({
    day: weekday.format(new Date(`${entry.day}T12:00:00`)),
    started: entry.started - entry.escalated,
    escalated: entry.escalated,
  }));
  return (
    <>
      <Card title={t('overview.week')}>
        <BarChart
          h={240}
          data={days}
          dataKey="day"
          type="stacked"
          maxBarWidth={46}
          withLegend
          legendProps={{ verticalAlign: 'bottom' }}
          yAxisProps={{ allowDecimals: false, width: 32, interval: 0 }}
          xAxisProps={{ interval: 0 }}
          series={[
            { name: 'started', color: 'fjord.5', label: t('overview.byAi') },
            { name: 'escalated', color: 'amber.4', label: t('overview.escalated') },
          ]}
        />
      </Card>
      <SimpleGrid cols={{ base: 1, md: 2, xl: 3 }}>
        <Card title={t('overview.status')}>
          <Donut
            slices={data.byStatus.map(({ status, count }) => ({
              name: statusLabel(status, t),
              value: count,
              color: STATUS_COLOR[status] ?? 'gray.5',
            }))}
          />
        </Card>
        <Card title={t('overview.reasons')}>
          {data.reasons.length === 0 ? (
            <Nothing />
          ) : (
            <BarChart
              h={Math.max(120, data.reasons.length * 40 + 30)}
              data={data.reasons.map(({ reason, count }) => ({ reason: reasonLabel(reason, t), count }))}
              dataKey="reason"
              orientation="vertical"
              gridAxis="none"
              maxBarWidth={22}
              yAxisProps={{ width: 130 }}
              xAxisProps={{ allowDecimals: false }}
              series={[{ name: 'count', color: 'amber.4', label: t('overview.conversations') }]}
            />
          )}
        </Card>
        {data.runsByState && (
          <Card title={t('overview.runs')}>
            <Donut
              slices={data.runsByState.map(({ state, count }) => ({
                name: runStateLabel(state, t),
                value: count,
                color: RUN_COLOR[state] ?? 'gray.5',
              }))}
            />
          </Card>
        )}
      </SimpleGrid>
    </>
  );
}

/** A ring with its legend in words and numbers, so that nothing rests on colour. */
function Donut({ slices }: { slices: Slice[] }) {
  if (slices.length === 0) return <Nothing />;
  return (
    <Group gap="md" align="center" wrap="wrap">
      <div aria-hidden="true">
        <DonutChart
          data={slices}
          size={140}
          thickness={20}
          paddingAngle={2}
          withTooltip={false}
          pieProps={{ rootTabIndex: -1 }}
          pieChartProps={{ accessibilityLayer: false }}
        />
      </div>
      <ul className={classes.legend}>
        {slices.map((slice) => (
          <li key={slice.name}>
            <svg width="10" height="10" aria-hidden="true">
              <rect
                width="10"
                height="10"
                rx="3"
                fill={`var(--mantine-color-${slice.color.replace('.', '-')})`}
              />
            </svg>
            <span>{slice.name}</span>
            <span className="tk-tabular">{slice.value}</span>
          </li>
        ))}
      </ul>
    </Group>
  );
}

function Nothing() {
  const { t } = useI18n();
  return (
    <Text size="sm" c="dimmed">
      {t('overview.nothing')}
    </Text>
  );
}
