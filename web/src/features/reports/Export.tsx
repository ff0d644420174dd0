import { Button, Menu, Stack } from '@mantine/core';
import { IconDownload, IconFileTypeCsv, IconTable } from '@tabler/icons-react';
import type { Report, ReportQuery } from '../../api/types';
import { useI18n } from '../../i18n/context';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { useRun } from '../runs/queries';
import { RunNotice } from '../runs/RunNotice';
import { download, toCsv } from './csv';
import { MEASURES } from './measures';
import { useDownload, useExport } from './queries';
import type { Dimension } from './range';
import { useGroupName } from './useGroupName';

type Asked = Pick<ReportQuery, 'channel' | 'intent' | 'queueId' | 'personId'> & { from: string; to: string };
type Props = { report: Report; asked: Asked; by: Dimension; onStarted: (runId: string) => void };

/** Takes the report out as CSV, or the conversations behind it. */
export function ExportMenu({ report, asked, by, onStarted }: Props) {
  const { t } = useI18n();
  const nameOf = useGroupName(by);
  const start = useExport();
  const own = () => {
    const columns = MEASURES.flatMap((measure) => measure.series.map((series) => ({ measure, series })));
    const head = columns.map(({ measure, series }) => `${t(`reports.${measure.id}`)}: ${t(series.label)}`);
    const line = (figures: Report['total']) => columns.map(({ series }) => series.value(figures));
    const rows = [
      [t('reports.part'), ...head],
      ...report.parts.map((part) => [part.day, ...line(part.figures)]),
      [`${report.from} – ${report.to}`, ...line(report.total)],
      [],
      [t(`reports.by.${by}`), ...head],
      ...report.groups.map((group) => [nameOf(group), ...line(group.figures)]),
    ];
    const name = `report-${report.from}-${report.to}.csv`;
    download(name, new Blob([toCsv(rows)], { type: 'text/csv;charset=utf-8' }));
  };
  const behind = () => start.mutate(asked, { onSuccess: ({ runId }) => onStarted(runId) });
  return (
    <Stack gap="xs" align="flex-end">
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden="true" />}
            loading={start.isPending}
          >
            {t('reports.export')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconTable size={16} aria-hidden="true" />} onClick={own}>
            {t('reports.exportReport')}
          </Menu.Item>
          <Menu.Item leftSection={<IconFileTypeCsv size={16} aria-hidden="true" />} onClick={behind}>
            {t('reports.exportConversations')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {start.isError && <ErrorNotice error={start.error} />}
    </Stack>
  );
}

/** How far the export is, and its file once it is done. */
export function ExportNotice({ runId, asked }: { runId: string; asked: Asked }) {
  const { t } = useI18n();
  const run = useRun(runId);
  const fetched = useDownload(runId, `conversations-${asked.from}-${asked.to}.csv`);
  return (
    <Stack gap="xs">
      <RunNotice runId={runId} title={t('reports.exporting')} />
      {run.data?.state === 'completed' && (
        <div>
          <Button
            leftSection={<IconDownload size={16} aria-hidden="true" />}
            loading={fetched.isPending}
            onClick={() => fetched.mutate()}
          >
            {t('reports.download')}
          </Button>
        </div>
      )}
      {fetched.isError && <ErrorNotice error={fetched.error} />}
    </Stack>
  );
}
