import { BarChart } from '@mantine/charts';
import { Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { CrmLeadFigures } from '../../../api/types';
import { useFormat, useI18n } from '../../../i18n/context';
import { Card } from '../../../ui/Card';
import { day } from '../fields/FieldValue';
import { Details } from '../scoring/Quality';

/** Where leads come from, and which of the sources bring customers. */
export function Sources({ sources }: { sources: CrmLeadFigures['sources'] }) {
  const { t } = useI18n();
  const format = useFormat();
  return (
    <Card title={t('analytics.sources')}>
      {sources.length === 0 && <Nothing />}
      {sources.length > 0 && (
        <Table.ScrollContainer minWidth={360}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('crm.field.source')}</Table.Th>
                <Table.Th ta="right">{t('crm.lead.title')}</Table.Th>
                <Table.Th ta="right">{t('crm.choice.status.converted')}</Table.Th>
                <Table.Th ta="right">{t('analytics.conversion')}</Table.Th>
                <Table.Th ta="right">{t('analytics.averageScore')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {sources.map((row) => (
                <Table.Tr key={row.source ?? ''}>
                  <Table.Td>
                    <Link
                      to="/leads"
                      search={{
                        where: [
                          [
                            row.source === null
                              ? { field: 'source', test: 'empty' }
                              : { field: 'source', test: 'is', value: row.source },
                          ],
                        ],
                      }}
                    >
                      {row.source ?? t('analytics.noSource')}
                    </Link>
                  </Table.Td>
                  <Table.Td ta="right" className="tk-tabular">
                    {format.number(row.total)}
                  </Table.Td>
                  <Table.Td ta="right" className="tk-tabular">
                    {format.number(row.converted)}
                  </Table.Td>
                  <Table.Td ta="right" className="tk-tabular">
                    {format.percent(row.conversion, 1)}
                  </Table.Td>
                  <Table.Td ta="right" className="tk-tabular">
                    {format.number(row.averageScore)}
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

export function LeadsPerDay({ days, refreshedAt }: Pick<CrmLeadFigures, 'days' | 'refreshedAt'>) {
  const { t, language } = useI18n();
  const format = useFormat();
  return (
    <Card title={t('analytics.perDay')}>
      {days.length === 0 && <Nothing />}
      {days.length > 0 && (
        <>
          <div aria-hidden="true">
            <BarChart
              h={230}
              data={days.map((one) => ({
                day: day(one.date, language),
                total: one.total,
                converted: one.converted,
              }))}
              dataKey="day"
              withLegend
              maxBarWidth={28}
              xAxisProps={{ minTickGap: 28 }}
              yAxisProps={{ allowDecimals: false, width: 44 }}
              barChartProps={{ accessibilityLayer: false }}
              series={[
                { name: 'total', label: t('crm.lead.title'), color: 'fjord.5' },
                { name: 'converted', label: t('crm.choice.status.converted'), color: 'amber.4' },
              ]}
            />
          </div>
          <Details
            name={t('analytics.perDay')}
            head={[
              t('analytics.day'),
              t('crm.lead.title'),
              t('crm.choice.status.qualified'),
              t('crm.choice.status.converted'),
              t('analytics.averageScore'),
            ]}
            rows={days.map((one) => [
              day(one.date, language),
              format.number(one.total),
              format.number(one.qualified),
              format.number(one.converted),
              format.number(one.averageScore),
            ])}
          />
        </>
      )}
      {refreshedAt && (
        <Text size="xs" c="dimmed" mt="xs">
          {t('analytics.refreshed', { time: format.dateTime(refreshedAt) })}
        </Text>
      )}
    </Card>
  );
}

export function Nothing() {
  const { t } = useI18n();
  return (
    <Text size="sm" c="dimmed">
      {t('analytics.nothing')}
    </Text>
  );
}
