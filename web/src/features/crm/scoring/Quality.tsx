import { LineChart } from '@mantine/charts';
import { SimpleGrid, Stack, Table, Text } from '@mantine/core';
import type { CrmModel } from '../../../api/types';
import { useFormat, useI18n } from '../../../i18n/context';
import { crmFeature } from '../../../i18n/labels';
import { Card } from '../../../ui/Card';

/** A scrolling table without links has to be reachable by keyboard all the same. */
export const FOCUSABLE = { viewportProps: { tabIndex: 0 } };

/** Weights that are shown; the rest weighs next to nothing. */
const WEIGHTS = 20;

/** How good the tenant's own model is, on leads that it has not learned from. */
export function Quality({ model, drift }: { model: CrmModel; drift: number | null }) {
  const { t } = useI18n();
  const format = useFormat();
  const { quality } = model;
  const figures = [
    { name: t('scoring.auc'), value: format.number(quality.auc, 3), help: t('scoring.aucHelp') },
    { name: t('scoring.brier'), value: format.number(quality.brier, 3), help: t('scoring.brierHelp') },
    { name: t('scoring.learned'), value: format.number(quality.learned), help: t('scoring.learnedHelp') },
    { name: t('scoring.tried'), value: format.number(quality.tried), help: t('scoring.triedHelp') },
    { name: t('scoring.won'), value: format.percent(quality.won, 1), help: t('scoring.wonHelp') },
    {
      name: t('scoring.drift'),
      value: drift === null ? '–' : format.number(drift, 2),
      help: t('scoring.driftHelp'),
    },
  ];
  return (
    <Stack gap="md">
      <Card title={t('scoring.quality', { version: model.version })}>
        <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }}>
          {figures.map((figure) => (
            <div key={figure.name}>
              <Text size="xl" fw={650} className="tk-tabular">
                {figure.value}
              </Text>
              <Text size="sm">{figure.name}</Text>
              <Text size="xs" c="dimmed">
                {figure.help}
              </Text>
            </div>
          ))}
        </SimpleGrid>
      </Card>
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        <Calibration model={model} />
        <Lift model={model} />
      </SimpleGrid>
      <Weights model={model} />
    </Stack>
  );
}

/** Charts are hidden from screen readers and the keyboard: the tables below say the same. */
function Calibration({ model }: { model: CrmModel }) {
  const { t } = useI18n();
  const format = useFormat();
  const rows = model.quality.calibration;
  return (
    <Card title={t('scoring.calibration')}>
      <Text size="xs" c="dimmed" mb="sm">
        {t('scoring.calibrationHelp')}
      </Text>
      <div aria-hidden="true">
        <LineChart
          h={230}
          data={rows.map((row) => ({
            predicted: format.percent(row.predicted),
            actual: row.actual,
            ideal: row.predicted,
          }))}
          dataKey="predicted"
          curveType="linear"
          withLegend
          valueFormatter={(value) => format.percent(value)}
          yAxisProps={{ domain: [0, 1], width: 56 }}
          lineChartProps={{ accessibilityLayer: false }}
          series={[
            { name: 'actual', label: t('scoring.actual'), color: 'fjord.5' },
            { name: 'ideal', label: t('scoring.ideal'), color: 'gray.5', strokeDasharray: '4 4' },
          ]}
        />
      </div>
      <Details
        name={t('scoring.calibration')}
        head={[t('scoring.predicted'), t('scoring.actual'), t('crm.lead.title')]}
        rows={rows.map((row) => [
          format.percent(row.predicted, 1),
          format.percent(row.actual, 1),
          format.number(row.leads),
        ])}
      />
    </Card>
  );
}

/** Which share of the customers are among the leads with the best scores. */
function Lift({ model }: { model: CrmModel }) {
  const { t } = useI18n();
  const format = useFormat();
  const { lift } = model.quality;
  const tenths = lift.length;
  const rows = lift.map((found, at) => ({
    best: format.percent((at + 1) / tenths),
    found,
    chance: (at + 1) / tenths,
  }));
  return (
    <Card title={t('scoring.lift')}>
      <Text size="xs" c="dimmed" mb="sm">
        {t('scoring.liftHelp')}
      </Text>
      <div aria-hidden="true">
        <LineChart
          h={230}
          data={rows}
          dataKey="best"
          curveType="linear"
          withLegend
          valueFormatter={(value) => format.percent(value)}
          yAxisProps={{ domain: [0, 1], width: 56 }}
          lineChartProps={{ accessibilityLayer: false }}
          series={[
            { name: 'found', label: t('scoring.found'), color: 'fjord.5' },
            { name: 'chance', label: t('scoring.chance'), color: 'gray.5', strokeDasharray: '4 4' },
          ]}
        />
      </div>
      <Details
        name={t('scoring.lift')}
        head={[t('scoring.best'), t('scoring.found'), t('scoring.times')]}
        rows={rows.map((row) => [
          row.best,
          format.percent(row.found, 1),
          `${format.number(row.found / row.chance, 2)}×`,
        ])}
      />
    </Card>
  );
}

function Weights({ model }: { model: CrmModel }) {
  const { t } = useI18n();
  const format = useFormat();
  const weights = [...model.weights]
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, WEIGHTS);
  return (
    <Card title={t('scoring.weights')}>
      <Text size="xs" c="dimmed" mb="sm">
        {t('scoring.weightsHelp')}
      </Text>
      <Table.ScrollContainer minWidth={260} scrollAreaProps={FOCUSABLE}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('scoring.feature')}</Table.Th>
              <Table.Th ta="right">{t('scoring.weight')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {weights.map(({ feature, weight }) => (
              <Table.Tr key={feature}>
                <Table.Td>{crmFeature(feature, t)}</Table.Td>
                <Table.Td ta="right" className="tk-tabular">
                  {weight > 0 ? '+' : '−'}
                  {format.number(Math.abs(weight), 2)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}

/** The figures behind a chart. */
export function Details(props: { name: string; head: string[]; rows: string[][] }) {
  const { t } = useI18n();
  return (
    <details>
      <summary aria-label={t('reports.tableOf', { measure: props.name })}>{t('reports.table')}</summary>
      <Table.ScrollContainer minWidth={240} maxHeight={320} scrollAreaProps={FOCUSABLE}>
        <Table aria-label={props.name} fz="xs">
          <Table.Thead>
            <Table.Tr>
              {props.head.map((name) => (
                <Table.Th key={name}>{name}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {props.rows.map((row) => (
              <Table.Tr key={row.join(' ')}>
                {row.map((cell, at) => (
                  <Table.Td key={props.head[at]} className="tk-tabular">
                    {cell}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </details>
  );
}
