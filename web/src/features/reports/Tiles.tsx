import { SimpleGrid, Text } from '@mantine/core';
import type { Report } from '../../api/types';
import { useFormat, useI18n } from '../../i18n/context';
import { Card } from '../../ui/Card';
import { change, MEASURES, type Measure } from './measures';
import { useShown } from './useShown';

/** Each measure over the whole range, beside as many days before. */
export function Tiles({ report }: { report: Report }) {
  return (
    <SimpleGrid cols={{ base: 2, md: 3, lg: 5 }}>
      {MEASURES.filter((measure) => measure.id !== 'cost' || report.total.cost).map((measure) => (
        <Tile key={measure.id} measure={measure} report={report} />
      ))}
    </SimpleGrid>
  );
}

function Tile({ measure, report }: { measure: Measure; report: Report }) {
  const { t } = useI18n();
  const format = useFormat();
  const shown = useShown(report.currency);
  const value = measure.series[0].value;
  const now = value(report.total);
  const before = report.previous ? value(report.previous) : null;
  const moved = change(now, before);
  const good = moved === null || moved === 0 || measure.more === null ? null : moved > 0 === measure.more;
  return (
    <Card>
      <Text size="sm" fw={550}>
        {t(`reports.${measure.id}`)}
      </Text>
      <Text fz="1.6rem" fw={650} lh={1.3} className="tk-tabular">
        {shown(now, measure.unit)}
      </Text>
      {before !== null && (
        <Text size="xs" c="dimmed">
          {moved !== null && (
            <Text span size="xs" fw={600} c={good === null ? undefined : good ? 'fjord.8' : 'red.8'}>
              {Math.abs(moved) < 0.0005
                ? t('reports.same')
                : t(moved > 0 ? 'reports.up' : 'reports.down', { share: format.percent(Math.abs(moved)) })}
            </Text>
          )}{' '}
          {t('reports.before', { value: shown(before, measure.unit) })}
        </Text>
      )}
    </Card>
  );
}
