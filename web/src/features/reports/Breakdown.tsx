import { BarChart } from '@mantine/charts';
import { SegmentedControl, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Report } from '../../api/types';
import { useCan } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { Card } from '../../ui/Card';
import ui from '../../ui/ui.module.css';
import { MEASURES } from './measures';
import { DIMENSIONS, type Dimension, type ReportSearch } from './range';
import { useGroupName } from './useGroupName';
import { useShown } from './useShown';

type Group = Report['groups'][number];
type Props = {
  report: Report;
  by: Dimension;
  search: ReportSearch;
  onChange: (change: Partial<ReportSearch>) => void;
};

/** Groups that the chart shows; the table has them all. */
const CHARTED = 8;

/** The measures for each channel, intent, queue or person, with the way to its conversations. */
export function Breakdown({ report, by, search, onChange }: Props) {
  const { t } = useI18n();
  const shown = useShown(report.currency);
  const nameOf = useGroupName(by);
  const measures = MEASURES.filter((measure) => measure.id !== 'cost' || report.total.cost);
  const charted = report.groups.slice(0, CHARTED);
  return (
    <Card
      title={t('reports.by')}
      aside={
        <SegmentedControl
          size="xs"
          aria-label={t('reports.by')}
          data={DIMENSIONS.map((value) => ({ value, label: t(`reports.by.${value}`) }))}
          value={by}
          onChange={(value) => onChange({ by: value as Dimension })}
        />
      }
    >
      {charted.length > 0 && (
        <div aria-hidden="true">
          <BarChart
            h={Math.max(110, charted.length * 34 + 30)}
            data={charted.map((group) => ({ name: nameOf(group), count: group.figures.conversations }))}
            dataKey="name"
            orientation="vertical"
            gridAxis="none"
            maxBarWidth={20}
            yAxisProps={{ width: 130 }}
            xAxisProps={{ allowDecimals: false }}
            barChartProps={{ accessibilityLayer: false }}
            series={[{ name: 'count', color: 'fjord.5', label: t('reports.volume') }]}
          />
        </div>
      )}
      <Table.ScrollContainer minWidth={820} maxHeight={420} mt="sm">
        <Table aria-label={`${t('reports.by')}: ${t(`reports.by.${by}`)}`} fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t(`reports.by.${by}`)}</Table.Th>
              {measures.map((measure) => (
                <Table.Th key={measure.id} ta="right">
                  {t(`reports.${measure.id}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {report.groups.map((group) => (
              <Table.Tr key={group.key ?? ''}>
                <Table.Th scope="row" fw={500}>
                  <ToInbox group={group} by={by} search={search} name={nameOf(group)} />
                </Table.Th>
                {measures.map((measure) => (
                  <Table.Td key={measure.id} ta="right" className="tk-tabular">
                    {shown(measure.series[0].value(group.figures), measure.unit)}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {report.groupsLeftOff > 0 && (
        <Text size="xs" c="dimmed" mt="xs">
          {t('reports.leftOff', { count: report.groupsLeftOff })}
        </Text>
      )}
    </Card>
  );
}

/** The inbox narrowed down to the group, where it can be narrowed down to it. */
function ToInbox(props: { group: Group; by: Dimension; search: ReportSearch; name: string }) {
  const { t } = useI18n();
  const can = useCan();
  const { group, by, search, name } = props;
  const id = (value: string | undefined) => (value === 'none' ? undefined : value);
  const filter = {
    channel: search.channel,
    queueId: id(search.queueId),
    assignedTo: search.personId,
    ...(by === 'channel' && { channel: group.key ?? undefined }),
    ...(by === 'queue' && { queueId: group.key ?? undefined }),
    ...(by === 'person' && { assignedTo: group.key ?? 'none' }),
  };
  const possible = by !== 'intent' && !(by === 'queue' && group.key === null) && search.intent === undefined;
  if (!possible || !can('conversations:read')) return name;
  return (
    <Link
      to="/inbox"
      search={{ view: 'resolved', ...filter }}
      className={ui.rowLink}
      aria-label={t('reports.inboxOf', { name })}
      title={t('reports.inbox')}
    >
      {name}
    </Link>
  );
}
