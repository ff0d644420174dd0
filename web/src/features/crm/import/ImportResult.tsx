import { Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { crmFile } from '../../../api/client';
import { keys } from '../../../api/keys';
import type { CrmImport } from '../../../api/types';
import { useFormat, useI18n } from '../../../i18n/context';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { LinkButton } from '../../../ui/LinkButton';
import { download } from '../../reports/csv';
import { useRun } from '../../runs/queries';
import { RunNotice } from '../../runs/RunNotice';
import { KIND, type Kind } from '../model/kinds';

const COUNTS = ['read', 'created', 'updated', 'skipped', 'failed'] as const;
type Output = Partial<Record<(typeof COUNTS)[number], number>>;

/** How far the import is, and what it did in the end. */
export function ImportResult({ file, runId }: { file: CrmImport; runId: string }) {
  const { t } = useI18n();
  const format = useFormat();
  const cache = useQueryClient();
  const kind = file.kind as Kind;
  const run = useRun(runId);
  const completed = run.data?.state === 'completed';
  const output = (run.data?.output ?? {}) as Output;
  const fetched = useMutation({
    mutationFn: () => crmFile(runId),
    onSuccess: (blob) => download(`${file.fileName.replace(/\.[^.]*$/, '')}-failed.csv`, blob),
  });
  useEffect(() => {
    if (completed) void cache.resetQueries({ queryKey: keys.crmKind(kind) });
  }, [completed, cache, kind]);
  return (
    <Stack gap="md">
      <RunNotice runId={runId} title={file.fileName} />
      {completed && (
        <Card title={t('crm.importDone')}>
          <SimpleGrid cols={{ base: 2, sm: 5 }} mb="md">
            {COUNTS.map((count) => (
              <div key={count} data-testid={`import-${count}`}>
                <Text size="xl" fw={650} className="tk-tabular">
                  {format.number(output[count] ?? 0)}
                </Text>
                <Text size="sm" c="dimmed">
                  {t(`crm.count.${count}`)}
                </Text>
              </div>
            ))}
          </SimpleGrid>
          <Group gap="sm">
            <LinkButton to={KIND[kind].page}>{t('crm.importShow')}</LinkButton>
            <LinkButton to="/crm/import" search={{ kind }}>
              {t('crm.importAnother')}
            </LinkButton>
            {(output.failed ?? 0) > 0 && (
              <Button
                variant="default"
                leftSection={<IconDownload size={16} aria-hidden="true" />}
                loading={fetched.isPending}
                onClick={() => fetched.mutate()}
              >
                {t('crm.importFailed')}
              </Button>
            )}
          </Group>
          {fetched.isError && <ErrorNotice error={fetched.error} />}
        </Card>
      )}
    </Stack>
  );
}
