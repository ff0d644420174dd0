import { Button, Group, Select, Stack, Table, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat, useI18n } from '../../../i18n/context';
import { Card } from '../../../ui/Card';
import { Confirm } from '../../../ui/Confirm';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { LoadingRows } from '../../../ui/Loading';
import { useRestore, type Version, versionsQuery, type Workflow } from '../api';
import type { Catalogue } from '../model/definition';
import { Compare } from './Compare';
import { WorkflowFrame } from './WorkflowFrame';

const route = getRouteApi('/workflows/$id');

/** What was published when, and what differs between two of them; 0 stands for the draft. */
export function Versions(props: { workflow: Workflow; types: Catalogue; readOnly: boolean }) {
  const { workflow, types, readOnly } = props;
  const { t } = useI18n();
  const { from, to } = route.useSearch();
  const navigate = useNavigate({ from: '/workflows/$id' });
  const versions = useQuery(versionsQuery(workflow.id));
  const items = versions.data ?? [];
  const newest = items[0]?.number;
  const left = from ?? newest ?? 0;
  const right = to ?? 0;
  const choices = [
    { value: '0', label: t('flow.draft') },
    ...items.map((one) => ({ value: String(one.number), label: `v${one.number}` })),
  ];
  const set = (part: { from?: number; to?: number }) =>
    void navigate({ search: (before) => ({ ...before, pane: 'versions', ...part }), replace: true });
  return (
    <WorkflowFrame workflow={workflow} view="versions">
      {versions.isPending && <LoadingRows />}
      {versions.isError && <ErrorNotice error={versions.error} onRetry={() => void versions.refetch()} />}
      {versions.isSuccess && items.length === 0 && (
        <EmptyState icon={IconHistory} title={t('flow.noVersions')} text={t('flow.noVersionsText')} />
      )}
      {newest !== undefined && (
        <Stack gap="md">
          <Card title={t('flow.compare')}>
            <Group gap="sm" mb="sm">
              <Select
                size="xs"
                aria-label={t('flow.compareFrom')}
                data={choices}
                allowDeselect={false}
                value={String(left)}
                onChange={(value) => set({ from: Number(value) })}
              />
              <Text size="sm">→</Text>
              <Select
                size="xs"
                aria-label={t('flow.compareTo')}
                data={choices}
                allowDeselect={false}
                value={String(right)}
                onChange={(value) => set({ to: Number(value) })}
              />
            </Group>
            <Compare workflow={workflow} types={types} from={left} to={right} />
          </Card>
          <Card title={t('flow.versions')}>
            <Table.ScrollContainer minWidth={340}>
              <Table>
                <Table.Tbody>
                  {items.map((version) => (
                    <Row key={version.number} workflow={workflow} version={version} readOnly={readOnly} />
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          </Card>
        </Stack>
      )}
    </WorkflowFrame>
  );
}

function Row(props: { workflow: Workflow; version: Version; readOnly: boolean }) {
  const { workflow, version, readOnly } = props;
  const { t } = useI18n();
  const format = useFormat();
  const navigate = useNavigate({ from: '/workflows/$id' });
  const [asking, setAsking] = useState(false);
  const restore = useRestore(workflow);
  return (
    <Table.Tr>
      <Table.Td fw={600}>v{version.number}</Table.Td>
      <Table.Td>{version.note ?? '–'}</Table.Td>
      <Table.Td>
        <Text size="sm" c="dimmed">
          {format.dateTime(version.createdAt)}, {version.authorName}
        </Text>
      </Table.Td>
      <Table.Td ta="right">
        {!readOnly && (
          <Button size="compact-sm" variant="default" onClick={() => setAsking(true)}>
            {t('flow.restore')}
          </Button>
        )}
        <Confirm
          opened={asking}
          title={t('flow.restore')}
          text={t('flow.restoreText', { number: version.number })}
          action={t('flow.restore')}
          busy={restore.isPending}
          error={restore.error}
          onConfirm={() =>
            restore.mutate(version.number, {
              onSuccess: () => void navigate({ search: {} }),
            })
          }
          onClose={() => setAsking(false)}
        />
      </Table.Td>
    </Table.Tr>
  );
}
