import { Button, FileButton, Progress, Stack, Text } from '@mantine/core';
import { IconFileTypeCsv } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { uploadFile } from '../../../api/client';
import type { CrmImport } from '../../../api/types';
import { useFormat, useI18n } from '../../../i18n/context';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import type { Kind } from '../model/kinds';
import classes from './import.module.css';

const ACCEPT =
  '.csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Sends a file, dropped or chosen. */
export function UploadFile({ kind, onSent }: { kind: Kind; onSent: (file: CrmImport) => void }) {
  const { t } = useI18n();
  const format = useFormat();
  const [over, setOver] = useState(false);
  const [share, setShare] = useState(0);
  const send = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.append('file', file);
      setShare(0);
      return uploadFile<CrmImport>(`/api/v1/crm/imports?kind=${kind}`, form, setShare);
    },
    onSuccess: onSent,
  });
  const take = (file: File | null | undefined) => {
    if (file) send.mutate(file);
  };
  return (
    <Stack gap="sm">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button inside does the same by keyboard */}
      <div
        className={classes.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files[0]);
        }}
      >
        <IconFileTypeCsv size={28} stroke={1.5} aria-hidden="true" />
        <div className={classes.grow}>
          <Text fw={600} size="sm">
            {t('crm.importDrop')}
          </Text>
          <Text size="xs" c="dimmed">
            {t('crm.importTypes')}
          </Text>
        </div>
        <FileButton accept={ACCEPT} onChange={take} inputProps={{ 'aria-label': t('crm.importChoose') }}>
          {(props) => (
            <Button {...props} loading={send.isPending}>
              {t('crm.importChoose')}
            </Button>
          )}
        </FileButton>
      </div>
      {send.isPending && (
        <div role="status">
          <Text size="sm">{t('crm.importSending', { share: format.percent(share) })}</Text>
          <Progress value={share * 100} size={6} aria-label={t('crm.importFile')} />
        </div>
      )}
      {send.isError && <ErrorNotice error={send.error} />}
    </Stack>
  );
}
