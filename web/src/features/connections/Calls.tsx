import '@mantine/charts/styles.layer.css';
import { BarChart, LineChart } from '@mantine/charts';
import { SimpleGrid, Text } from '@mantine/core';
import { useI18n } from '../../i18n/context';
import { Card } from '../../ui/Card';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { useCalls } from './queries';

/** A connection's calls by the hour: how many, how many failed, how long they took. */
export function Calls({ id }: { id: string }) {
  const { t, language } = useI18n();
  const calls = useCalls(id);
  const hour = new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', {
    weekday: 'short',
    hour: '2-digit',
  });
  const data = (calls.data?.items ?? []).map((one) => ({
    hour: hour.format(new Date(one.hour)),
    ok: one.calls - one.errors,
    failed: one.errors,
    mean: one.meanMs,
  }));
  return (
    <Card title={t('connections.calls')} aside={<Text size="sm">{t('connections.callsText')}</Text>}>
      {calls.isPending && <LoadingRows rows={2} />}
      {calls.isError && <ErrorNotice error={calls.error} onRetry={() => calls.refetch()} />}
      {calls.isSuccess && data.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('connections.noCalls')}
        </Text>
      )}
      {data.length > 0 && (
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <BarChart
            h={200}
            data={data}
            dataKey="hour"
            type="stacked"
            maxBarWidth={32}
            withLegend
            legendProps={{ verticalAlign: 'bottom' }}
            yAxisProps={{ allowDecimals: false, width: 32 }}
            series={[
              { name: 'ok', color: 'fjord.5', label: t('connections.callsOk') },
              { name: 'failed', color: 'red.6', label: t('connections.callsFailed') },
            ]}
          />
          <LineChart
            h={200}
            data={data}
            dataKey="hour"
            curveType="linear"
            withLegend
            legendProps={{ verticalAlign: 'bottom' }}
            yAxisProps={{ width: 48 }}
            series={[{ name: 'mean', color: 'plum.5', label: t('connections.latency') }]}
          />
        </SimpleGrid>
      )}
    </Card>
  );
}
