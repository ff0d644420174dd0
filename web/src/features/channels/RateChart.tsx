import { AreaChart } from '@mantine/charts';
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useI18n } from '../../i18n/context';
import { Card } from '../../ui/Card';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { rateQuery } from './queries';
import { minutesOf } from './rate';

/** Messages a minute in the last hour. */
export function RateChart({ name }: { name: string }) {
  const { t, language } = useI18n();
  const rate = useQuery(rateQuery(name));
  const clock = new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', { timeStyle: 'short' });
  const known = rate.data?.items ?? [];
  return (
    <Card title={t('channels.rate')}>
      {rate.isError && <ErrorNotice error={rate.error} onRetry={() => rate.refetch()} />}
      {rate.isSuccess && known.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('channels.rateNone')}
        </Text>
      )}
      {known.length > 0 && (
        <AreaChart
          h={180}
          data={minutesOf(known, Date.now()).map(({ at, count }) => ({ minute: clock.format(at), count }))}
          dataKey="minute"
          withDots={false}
          curveType="step"
          yAxisProps={{ allowDecimals: false, width: 40 }}
          series={[{ name: 'count', color: 'fjord.5', label: t('channels.rateCount') }]}
        />
      )}
    </Card>
  );
}
