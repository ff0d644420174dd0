import '@mantine/charts/styles.layer.css';
import { SimpleGrid, Stack, Text } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReportQuery } from '../../api/types';
import { useCan } from '../../app/session';
import { useFormat, useI18n } from '../../i18n/context';
import { Card } from '../../ui/Card';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { Breakdown } from './Breakdown';
import { CostsDialog } from './CostsDialog';
import { ExportMenu, ExportNotice } from './Export';
import { Filters } from './Filters';
import { MeasureCard } from './MeasureCard';
import { MEASURES } from './measures';
import { reportQuery } from './queries';
import { daysOf, type ReportSearch, today } from './range';
import { Tiles } from './Tiles';

const route = getRouteApi('/reports');

/** The tenant's conversations in figures, over any range. */
export function ReportsPage() {
  const { t } = useI18n();
  const format = useFormat();
  const can = useCan();
  const search = route.useSearch();
  const navigate = useNavigate();
  const [exported, setExported] = useState<string | null>(null);
  const [costs, setCosts] = useState(false);
  const by = search.by ?? 'channel';
  const { channel, intent, queueId, personId, interval } = search;
  const asked = {
    ...daysOf(search, today()),
    channel: channel as ReportQuery['channel'],
    intent,
    queueId,
    personId,
  };
  const report = useQuery(reportQuery({ ...asked, interval, groupBy: by, compare: true }));
  const set = (change: Partial<ReportSearch>) =>
    void navigate({ to: '.', search: (old) => ({ ...old, ...change }), replace: true });
  const data = report.data;
  return (
    <Page
      title={t('reports.title')}
      intro={t('reports.intro')}
      actions={data && <ExportMenu report={data} asked={asked} by={by} onStarted={setExported} />}
    >
      <Stack gap="md">
        <Filters search={search} asked={asked} onChange={set} />
        {exported && <ExportNotice key={exported} runId={exported} asked={asked} />}
        {report.isPending && <Loading />}
        {report.isError && <ErrorNotice error={report.error} onRetry={() => report.refetch()} />}
        {data && (
          <Stack gap="md" aria-busy={report.isPlaceholderData}>
            {data.total.conversations === 0 && (
              <Card>
                <EmptyState icon={IconChartBar} title={t('reports.empty')} text={t('reports.emptyText')} />
              </Card>
            )}
            <Tiles report={data} />
            <Breakdown report={data} by={by} search={search} onChange={set} />
            <SimpleGrid cols={{ base: 1, lg: 2 }}>
              {MEASURES.map((measure) => (
                <MeasureCard
                  key={measure.id}
                  measure={measure}
                  report={data}
                  onCosts={can('desk:write') ? () => setCosts(true) : undefined}
                />
              ))}
            </SimpleGrid>
            <Text size="xs" c="dimmed">
              {t('reports.counted', { time: format.time(data.countedAt), zone: data.timeZone })}
            </Text>
          </Stack>
        )}
      </Stack>
      {costs && <CostsDialog onClose={() => setCosts(false)} />}
    </Page>
  );
}

function Loading() {
  return (
    <Stack>
      <SimpleGrid cols={{ base: 2, md: 3, lg: 5 }}>
        {MEASURES.slice(0, 5).map((measure) => (
          <LoadingRows key={measure.id} rows={1} height={92} />
        ))}
      </SimpleGrid>
      <LoadingRows rows={2} height={260} />
    </Stack>
  );
}
