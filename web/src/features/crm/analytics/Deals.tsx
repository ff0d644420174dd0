import { BarChart } from '@mantine/charts';
import { Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { CrmDealFigures } from '../../../api/types';
import { useFormat, useI18n } from '../../../i18n/context';
import { crmChoiceLabel } from '../../../i18n/labels';
import { Card } from '../../../ui/Card';
import { formatMoney, toMajor } from '../model/money';
import { pipelinesQuery } from '../queries';
import { Details, FOCUSABLE } from '../scoring/Quality';
import { Nothing } from './Leads';

/** The month of a day, by its name. */
function useMonth() {
  const { language } = useI18n();
  const names = new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', {
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return (day: string) => names.format(new Date(`${day}T00:00:00Z`));
}

/** What open deals will bring, by the month they are expected to be decided. */
export function Forecast({ forecast }: { forecast: CrmDealFigures['forecast'] }) {
  const { t, language } = useI18n();
  const format = useFormat();
  const month = useMonth();
  // Amounts of different currencies do not share an axis: the one with the most deals is drawn.
  const deals = new Map<string, number>();
  for (const row of forecast) deals.set(row.currency, (deals.get(row.currency) ?? 0) + row.deals);
  const [currency] = [...deals].sort((a, b) => b[1] - a[1])[0] ?? [];
  const drawn = forecast.filter((row) => row.currency === currency);
  return (
    <Card title={t('analytics.forecast')}>
      {forecast.length === 0 && <Nothing />}
      {currency && (
        <>
          <Text size="xs" c="dimmed" mb="sm">
            {t('analytics.forecastText')}
          </Text>
          <div aria-hidden="true">
            <BarChart
              h={230}
              data={drawn.map((row) => ({
                month: month(row.month),
                value: toMajor(row.value, currency),
                weighted: toMajor(row.weighted, currency),
              }))}
              dataKey="month"
              withLegend
              maxBarWidth={28}
              valueFormatter={(value) => `${format.number(value)} ${currency}`}
              yAxisProps={{ width: 64, tickFormatter: (value: number) => format.short(value) }}
              barChartProps={{ accessibilityLayer: false }}
              series={[
                { name: 'value', label: `${t('crm.field.value')} (${currency})`, color: 'gray.4' },
                { name: 'weighted', label: t('analytics.weighted'), color: 'fjord.5' },
              ]}
            />
          </div>
          <Details
            name={t('analytics.forecast')}
            head={[t('analytics.month'), t('crm.deal.title'), t('crm.field.value'), t('analytics.weighted')]}
            rows={forecast.map((row) => [
              month(row.month),
              format.number(row.deals),
              formatMoney(row.value, row.currency, language),
              formatMoney(row.weighted, row.currency, language),
            ])}
          />
        </>
      )}
    </Card>
  );
}

/** Open deals by stage, and how long they have stood there. */
export function Stages({ stages }: { stages: CrmDealFigures['stages'] }) {
  const { t, language } = useI18n();
  const format = useFormat();
  const pipelines = useQuery(pipelinesQuery);
  const several = (pipelines.data?.length ?? 0) > 1;
  const place = (row: CrmDealFigures['stages'][number]) => {
    const pipeline = pipelines.data?.find(({ id }) => id === row.pipelineId);
    const at = pipeline?.stages.findIndex(({ key }) => key === row.stage) ?? -1;
    const name = pipeline?.stages[at]?.name ?? row.stage;
    return { at, name: several && pipeline ? `${pipeline.name}: ${name}` : name };
  };
  const rows = [...stages].sort(
    (a, b) => a.pipelineId.localeCompare(b.pipelineId) || place(a).at - place(b).at,
  );
  return (
    <Card title={t('analytics.stages')}>
      {rows.length === 0 && <Nothing />}
      {rows.length > 0 && (
        <Table.ScrollContainer minWidth={420} scrollAreaProps={FOCUSABLE}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('crm.field.stage')}</Table.Th>
                <Table.Th ta="right">{t('crm.deal.title')}</Table.Th>
                <Table.Th ta="right">{t('crm.field.value')}</Table.Th>
                <Table.Th ta="right">{t('analytics.weighted')}</Table.Th>
                <Table.Th ta="right">{t('analytics.daysThere')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <Table.Tr key={`${row.pipelineId} ${row.stage} ${row.currency}`}>
                  <Table.Td>{place(row).name}</Table.Td>
                  <Table.Td ta="right" className="tk-tabular">
                    {format.number(row.deals)}
                  </Table.Td>
                  <Table.Td ta="right" className="tk-tabular">
                    {formatMoney(row.value, row.currency, language)}
                  </Table.Td>
                  <Table.Td ta="right" className="tk-tabular">
                    {formatMoney(row.weighted, row.currency, language)}
                  </Table.Td>
                  <Table.Td ta="right" className="tk-tabular">
                    {format.number(row.averageDays, 1)}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Card>
  );
}

/** What was won and lost, and how long it took. */
export function Decided({ decided, winRate }: Pick<CrmDealFigures, 'decided' | 'winRate'>) {
  const { t, language } = useI18n();
  const format = useFormat();
  const month = useMonth();
  const days = (value: number | null) => (value === null ? '–' : format.number(value, 1));
  return (
    <Card
      title={t('analytics.decided')}
      aside={
        winRate !== null && (
          <Text size="sm" className="tk-tabular">
            {t('analytics.winRate', { share: format.percent(winRate, 1) })}
          </Text>
        )
      }
    >
      {decided.length === 0 && <Nothing />}
      {decided.length > 0 && (
        <Table.ScrollContainer minWidth={440} scrollAreaProps={FOCUSABLE}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('analytics.month')}</Table.Th>
                <Table.Th>{t('crm.field.status')}</Table.Th>
                <Table.Th ta="right">{t('crm.deal.title')}</Table.Th>
                <Table.Th ta="right">{t('crm.field.value')}</Table.Th>
                <Table.Th ta="right">{t('analytics.medianDays')}</Table.Th>
                <Table.Th ta="right">{t('analytics.averageDays')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {decided.map((row) => (
                <Table.Tr key={`${row.month} ${row.status} ${row.currency}`}>
                  <Table.Td>{month(row.month)}</Table.Td>
                  <Table.Td>{crmChoiceLabel('status', row.status, t)}</Table.Td>
                  <Table.Td ta="right" className="tk-tabular">
                    {format.number(row.deals)}
                  </Table.Td>
                  <Table.Td ta="right" className="tk-tabular">
                    {formatMoney(row.value, row.currency, language)}
                  </Table.Td>
                  <Table.Td ta="right" className="tk-tabular">
                    {days(row.medianDays)}
                  </Table.Td>
                  <Table.Td ta="right" className="tk-tabular">
                    {days(row.averageDays)}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Card>
  );
}
