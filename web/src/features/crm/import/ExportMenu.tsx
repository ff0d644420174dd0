import { Alert, Button, Menu, Modal, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../api/call';
import { crmFile } from '../../../api/client';
import { useI18n } from '../../../i18n/context';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { download } from '../../reports/csv';
import { useRun } from '../../runs/queries';
import { RunNotice } from '../../runs/RunNotice';
import type { Kind } from '../model/kinds';
import type { Asked } from '../queries';

const FORMATS = ['csv', 'xlsx'] as const;
type Format = (typeof FORMATS)[number];

/** Takes what the list shows out as a file. */
export function ExportMenu({ kind, asked, columns }: { kind: Kind; asked: Asked; columns: string[] }) {
  const { t } = useI18n();
  const [format, setFormat] = useState<Format>('csv');
  const [opened, setOpened] = useState(false);
  const start = useMutation({
    mutationFn: (chosen: { format: Format; all: boolean }) =>
      call<{ runId: string }>('POST', '/crm/exports', undefined, {
        kind,
        format: chosen.format,
        filter: asked.filter,
        search: asked.search,
        columns: chosen.all ? undefined : columns,
      }),
  });
  const begin = (chosen: Format, all: boolean) => {
    setFormat(chosen);
    setOpened(true);
    start.mutate({ format: chosen, all });
  };
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button variant="default" leftSection={<IconDownload size={16} aria-hidden="true" />}>
            {t('crm.export')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {FORMATS.map((each) => (
            <Menu.Item key={each} onClick={() => begin(each, false)}>
              {t(`crm.export.${each}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          {FORMATS.map((each) => (
            <Menu.Item key={each} onClick={() => begin(each, true)}>
              {t(`crm.exportAll.${each}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('crm.export')}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <Stack gap="md">
          {start.isError && <ErrorNotice error={start.error} />}
          {start.data && <Written runId={start.data.runId} name={`${kind}.${format}`} />}
        </Stack>
      </Modal>
    </>
  );
}

/** How far a file is, and the file once it is there. */
function Written({ runId, name }: { runId: string; name: string }) {
  const { t } = useI18n();
  const run = useRun(runId);
  const fetched = useMutation({
    mutationFn: () => crmFile(runId),
    onSuccess: (blob) => download(name, blob),
  });
  return (
    <>
      <RunNotice runId={runId} />
      {run.data?.state === 'completed' && (
        <Button
          leftSection={<IconDownload size={16} aria-hidden="true" />}
          loading={fetched.isPending}
          onClick={() => fetched.mutate()}
        >
          {t('crm.download', { name })}
        </Button>
      )}
      {fetched.isSuccess && (
        <Alert color="fjord" variant="light" p="xs">
          <Text size="sm">{t('crm.downloaded', { name })}</Text>
        </Alert>
      )}
      {fetched.isError && <ErrorNotice error={fetched.error} />}
    </>
  );
}
