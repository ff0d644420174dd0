import { Badge, Button, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconCpu, IconDownload } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, idempotencyKey, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import type { Model } from '../../api/types';
import { useCan } from '../../app/session';
import { useFormat, useI18n } from '../../i18n/context';
import { languageName } from '../../i18n/labels';
import { Card } from '../../ui/Card';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { RunNotice } from '../runs/RunNotice';

const TONE: Record<Model['state'], string> = { present: 'fjord', missing: 'gray', downloading: 'amber' };

/** The models in the catalogue, and whether their files are on this machine. */
export function CatalogueTab() {
  const { t } = useI18n();
  const models = useQuery({
    queryKey: keys.models,
    // The catalogue comes whole.
    queryFn: async () => (await unwrap(api.GET('/api/v1/models'))).items as Model[],
    refetchInterval: (query) =>
      query.state.data?.some((model) => model.state === 'downloading') ? 3000 : false,
  });
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed" maw={720}>
        {t('models.catalogueIntro')}
      </Text>
      {models.isPending && <LoadingRows rows={3} height={110} />}
      {models.isError && <ErrorNotice error={models.error} onRetry={() => models.refetch()} />}
      {models.isSuccess && models.data.length === 0 && <EmptyState icon={IconCpu} title={t('models.none')} />}
      {models.isSuccess && models.data.length > 0 && (
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {models.data.map((model) => (
            <ModelTile key={model.name} model={model} />
          ))}
        </SimpleGrid>
      )}
    </Stack>
  );
}

function ModelTile({ model }: { model: Model }) {
  const { t } = useI18n();
  const format = useFormat();
  const can = useCan();
  const cache = useQueryClient();
  const pull = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/models/{name}/pull', {
          params: { path: { name: model.name } },
          headers: { 'idempotency-key': idempotencyKey() },
        }),
      ),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.models }),
  });
  return (
    <Card>
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start" wrap="nowrap">
          <div>
            <Title order={2} size="h3">
              {model.title}
            </Title>
            <Text size="sm" c="dimmed">
              {t(`models.kind.${model.kind}`)} · {format.bytes(model.size)}
            </Text>
          </div>
          <Group gap={6} wrap="nowrap">
            {model.active && <Badge color="plum">{t('models.active')}</Badge>}
            <Badge color={TONE[model.state]}>{t(`models.state.${model.state}`)}</Badge>
          </Group>
        </Group>
        <Text size="xs" c="dimmed">
          <span className="tk-mono">{model.name}</span>
          <br />
          {[
            model.engine,
            model.licence,
            t('models.context', { count: format.number(model.context) }),
            t('models.languages', {
              list: model.languages.map((code) => languageName(code, t)).join(', '),
            }),
            t('models.sources', { list: [...new Set(model.sources)].join(', ') }),
          ].join(' · ')}
        </Text>
        {pull.isError && <ErrorNotice error={pull.error} />}
        {pull.isSuccess && <RunNotice runId={pull.data.runId} title={t('models.pulling')} />}
        {model.state === 'missing' && can('models:write') && !pull.isSuccess && (
          <Group>
            <Button
              size="sm"
              variant="default"
              leftSection={<IconDownload size={16} aria-hidden="true" />}
              loading={pull.isPending}
              onClick={() => pull.mutate()}
            >
              {t('models.pull')}
            </Button>
          </Group>
        )}
      </Stack>
    </Card>
  );
}
