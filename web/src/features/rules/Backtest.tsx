import { BarChart } from '@mantine/charts';
import { Button, Group, NativeSelect, Stack, Table, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat, useI18n } from '../../i18n/context';
import { Card } from '../../ui/Card';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { runQuery } from '../runs/queries';
import { RunNotice } from '../runs/RunNotice';
import { type Change, changesQuery, type Rule, useBacktest } from './queries';

type Report = {
  evaluated: number;
  changed: number;
  failed: number;
  days: { day: string; evaluated: number; changed: number }[];
  transitions: { before: string; after: string; count: number }[];
};

const DAY = 86_400_000;

/** Tries the newest version on what has already happened, beside the live one. */
export function Backtest({ rule }: { rule: Rule }) {
  const { t } = useI18n();
  const [days, setDays] = useState('30');
  const start = useBacktest(rule.name);
  const run = start.data?.runId;
  return (
    <Stack gap="md">
      <Card title={t('rules.past')}>
        <Text size="sm" c="dimmed" mb="sm">
          {t('rules.pastText', { version: rule.latestVersion, live: rule.liveVersion })}
        </Text>
        <Group align="flex-end" gap="xs">
          <NativeSelect
            label={t('rules.period')}
            data={['7', '30', '90', '180'].map((value) => ({
              value,
              label: t('rules.days', { days: value }),
            }))}
            value={days}
            onChange={(event) => setDays(event.currentTarget.value)}
          />
          <Button
            loading={start.isPending}
            onClick={() => start.mutate({ from: new Date(Date.now() - Number(days) * DAY).toISOString() })}
          >
            {t('rules.tryPast')}
          </Button>
        </Group>
        {start.isError && <ErrorNotice error={start.error} />}
      </Card>
      {run && <RunNotice runId={run} />}
      {run && <Outcome key={run} run={run} />}
    </Stack>
  );
}

function Outcome({ run }: { run: string }) {
  const { t } = useI18n();
  const format = useFormat();
  const done = useQuery(runQuery(run));
  if (done.data?.state !== 'completed') return null;
  const report = done.data.output as unknown as Report;
  return (
    <>
      <Card title={t('rules.whatChanges')}>
        <Text id="backtest-result" mb="sm">
          {report.evaluated === 0
            ? t('rules.nothingRecorded')
            : t('rules.changedOf', { changed: report.changed, evaluated: report.evaluated })}
        </Text>
        {report.days.length > 0 && (
          <BarChart
            h={180}
            type="stacked"
            data={report.days.map((day) => ({
              day: format.dateTime(`${day.day}T12:00:00Z`).split(',')[0] ?? day.day,
              same: day.evaluated - day.changed,
              changed: day.changed,
            }))}
            dataKey="day"
            withLegend
            series={[
              { name: 'same', label: t('rules.same'), color: 'gray.4' },
              { name: 'changed', label: t('rules.different'), color: 'amber.6' },
            ]}
          />
        )}
        {report.transitions.length > 0 && (
          <Table mt="md">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('rules.before')}</Table.Th>
                <Table.Th>{t('rules.after')}</Table.Th>
                <Table.Th ta="right">{t('rules.times')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {report.transitions.map((one) => (
                <Table.Tr key={`${one.before}>${one.after}`}>
                  <Table.Td>{one.before}</Table.Td>
                  <Table.Td>{one.after}</Table.Td>
                  <Table.Td ta="right" className="tk-tabular">
                    {one.count}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Card>
      {report.changed > 0 && <Changes run={run} />}
    </>
  );
}

function words(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (typeof value !== 'object') return String(value);
  return Object.entries(value as Record<string, unknown>)
    .filter(([, one]) => one !== false && one !== null)
    .map(([name, one]) => `${name}: ${typeof one === 'object' ? JSON.stringify(one) : String(one)}`)
    .join(', ');
}

function rows(fired: Change['beforeRows']): string {
  return fired.map((row) => row.id ?? `#${row.row}`).join(', ') || '–';
}

function Changes({ run }: { run: string }) {
  const { t } = useI18n();
  const changes = useInfiniteQuery(changesQuery(run));
  const items = changes.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card title={t('rules.conversations')}>
      <Table.ScrollContainer minWidth={520} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('rules.conversation')}</Table.Th>
              <Table.Th>{t('rules.before')}</Table.Th>
              <Table.Th>{t('rules.after')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((one) => (
              <Table.Tr key={`${one.at}:${one.messageId}`}>
                <Table.Td>
                  <Link to="/inbox/$id" params={{ id: one.conversationId }}>
                    {one.customerName ?? one.lastMessage ?? one.conversationId}
                  </Link>
                </Table.Td>
                <Table.Td>
                  {words(one.before)}
                  <Text size="xs" c="dimmed">
                    {t('rules.row')}: {rows(one.beforeRows)}
                  </Text>
                </Table.Td>
                <Table.Td>
                  {words(one.after)}
                  <Text size="xs" c="dimmed">
                    {t('rules.row')}: {rows(one.afterRows)}
                  </Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {changes.hasNextPage && (
        <Button
          variant="default"
          size="xs"
          loading={changes.isFetchingNextPage}
          onClick={() => changes.fetchNextPage()}
        >
          {t('action.more')}
        </Button>
      )}
    </Card>
  );
}
