import { Group, SegmentedControl, Select, SimpleGrid, Stack, Table, Text } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ModelUsage } from '../../api/types';
import { useFormat, useI18n } from '../../i18n/context';
import { Card } from '../../ui/Card';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { usageQuery } from './api';
import { UsageChart } from './UsageChart';
import { drawn, type Measure, PERIODS, SIDES, type Side } from './usage';
import { useNames } from './useNames';

/** What models were used for: how much, by whom, and what it cost. */
export function UsageTab() {
  const { t } = useI18n();
  const [days, setDays] = useState<(typeof PERIODS)[number]>(30);
  const [by, setBy] = useState<Side>('model');
  const usage = useQuery(usageQuery({ by, days }));
  return (
    <Stack gap="md">
      <Group align="flex-end" justify="space-between">
        <SegmentedControl
          aria-label={t('models.use.period')}
          data={PERIODS.map((count) => ({ value: String(count), label: t(`models.use.days.${count}`) }))}
          value={String(days)}
          onChange={(value) => setDays(PERIODS.find((one) => String(one) === value) ?? 30)}
        />
        <Select
          label={t('models.use.by')}
          allowDeselect={false}
          data={SIDES.map((value) => ({ value, label: t(`models.use.by.${value}`) }))}
          value={by}
          onChange={(value) => setBy(SIDES.find((one) => one === value) ?? 'model')}
        />
      </Group>
      {usage.isPending && <LoadingRows rows={3} height={110} />}
      {usage.isError && <ErrorNotice error={usage.error} onRetry={() => void usage.refetch()} />}
      {usage.isSuccess &&
        (usage.data.total.attempts === 0 ? (
          <EmptyState icon={IconChartBar} title={t('models.use.none')} text={t('models.use.noneText')} />
        ) : (
          <Used usage={usage.data} by={by} />
        ))}
    </Stack>
  );
}

function Used({ usage, by }: { usage: ModelUsage; by: Side }) {
  const { t } = useI18n();
  const format = useFormat();
  const nameOf = useNames(by);
  const { total } = usage;
  const number = (value: number) => format.number(value);
  const cost = (micros: number) => format.number(micros / 1_000_000, micros < 10_000_000 ? 4 : 2);
  const tiles = [
    [t('models.use.calls'), number(total.calls)],
    [t('models.use.tokens'), number(total.promptTokens + total.completionTokens)],
    [t('models.use.cost'), total.costMicros === null ? '–' : cost(total.costMicros)],
    [t('models.use.latency'), format.duration(total.latencyMs)],
    [t('models.use.first'), total.firstTokenMs === null ? '–' : format.duration(total.firstTokenMs)],
    [t('models.use.failed'), number(total.failures)],
  ] as const;
  const charts: [string, Measure, (value: number) => string, string][] = [
    [t('models.use.callsPerDay'), (one) => one.calls, number, t('models.use.nothing')],
    [
      t('models.use.tokensPerDay'),
      (one) => one.promptTokens + one.completionTokens,
      number,
      t('models.use.nothing'),
    ],
    [t('models.use.costPerDay'), (one) => one.costMicros, cost, t('models.use.noCost')],
    [t('models.use.failuresPerDay'), (one) => one.failures, number, t('models.use.nothing')],
  ];
  return (
    <>
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} spacing="sm">
        {tiles.map(([name, value]) => (
          <Card key={name}>
            <Text size="xs" c="dimmed">
              {name}
            </Text>
            <Text fz={22} fw={600} className="tk-tabular">
              {value}
            </Text>
          </Card>
        ))}
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        {charts.map(([title, measure, shown, nothing]) => (
          <UsageChart
            key={title}
            title={title}
            drawn={drawn(usage, measure)}
            nothing={nothing}
            nameOf={nameOf}
            shown={shown}
            short={shown === cost ? cost : format.short}
          />
        ))}
      </SimpleGrid>
      <Groups usage={usage} title={t(`models.use.by.${by}`)} nameOf={nameOf} cost={cost} />
    </>
  );
}

function Groups(props: {
  usage: ModelUsage;
  title: string;
  nameOf: (name: string) => string;
  cost: (micros: number) => string;
}) {
  const { usage, title, nameOf, cost } = props;
  const { t } = useI18n();
  const format = useFormat();
  const heads = ['calls', 'in', 'out', 'cost', 'latency', 'first', 'failures'] as const;
  return (
    <Card p={0}>
      <Table.ScrollContainer
        minWidth={760}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': title } }}
      >
        <Table aria-label={title}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{title}</Table.Th>
              {heads.map((head) => (
                <Table.Th key={head} ta="right">
                  {t(`models.use.${head}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {usage.groups.map((one) => {
              const values = [
                format.number(one.calls),
                format.number(one.promptTokens),
                format.number(one.completionTokens),
                one.costMicros === null ? '–' : cost(one.costMicros),
                format.duration(one.latencyMs),
                one.firstTokenMs === null ? '–' : format.duration(one.firstTokenMs),
                one.failures === 0
                  ? '0'
                  : `${format.number(one.failures)} (${format.percent(one.failures / one.attempts)})`,
              ];
              return (
                <Table.Tr key={one.name}>
                  <Table.Th scope="row" fw={550}>
                    {nameOf(one.name)}
                  </Table.Th>
                  {values.map((value, index) => (
                    <Table.Td key={heads[index]} ta="right" className="tk-tabular">
                      {value}
                    </Table.Td>
                  ))}
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}
