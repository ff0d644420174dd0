import { Alert, Badge, Button, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconLock, IconPlugConnected, IconPlus, IconServer } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ModelProvider } from '../../api/types';
import { useCan } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { Card } from '../../ui/Card';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { DeleteDialog } from '../desk/DeleteDialog';
import { EditorDrawer } from '../desk/EditorDrawer';
import { useEditor } from '../desk/useEditor';
import { MAY_WRITE, providersQuery, testProvider, useDeleteProvider, useUpdateProvider } from './api';
import { ProviderForm } from './ProviderForm';
import { KIND_NAMES } from './provider';

/** Models that a tile or a notice names before it only counts. */
const NAMED = 6;

/** Servers of models that the business has an account with. */
export function ProvidersTab() {
  const { t } = useI18n();
  const writes = useCan()(MAY_WRITE);
  const list = useQuery(providersQuery);
  const editor = useEditor<ModelProvider>();
  const deletion = useDeleteProvider();
  const add = writes && (
    <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => editor.edit(null)}>
      {t('models.provider.new')}
    </Button>
  );
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start">
        <Text size="sm" c="dimmed" maw={720}>
          {t('models.provider.intro')}
        </Text>
        {add}
      </Group>
      {list.isPending && <LoadingRows rows={3} height={110} />}
      {list.isError && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && list.data.length === 0 && (
        <EmptyState
          icon={IconServer}
          title={t('models.provider.none')}
          text={t('models.provider.noneText')}
        />
      )}
      {list.isSuccess && list.data.length > 0 && (
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          {list.data.map((one) => (
            <Tile key={one.id} provider={one} writes={writes} onOpen={() => editor.edit(one)} />
          ))}
        </SimpleGrid>
      )}
      <EditorDrawer
        opened={editor.opened}
        title={editor.item?.name ?? t('models.provider.new')}
        wide
        onClose={editor.close}
      >
        <ProviderForm
          key={editor.item?.updatedAt ?? 'new'}
          provider={editor.item}
          readOnly={!writes}
          onClose={editor.close}
          onDelete={editor.askDelete}
        />
      </EditorDrawer>
      <DeleteDialog
        opened={editor.deleting}
        item={editor.item}
        text={t('models.provider.deleteText')}
        deletion={deletion}
        onClose={editor.closeDelete}
      />
    </Stack>
  );
}

function Tile(props: { provider: ModelProvider; writes: boolean; onOpen: () => void }) {
  const { provider, writes, onOpen } = props;
  const { t } = useI18n();
  const kinds: Record<string, string> = { ...KIND_NAMES, compatible: t('models.provider.compatible') };
  const test = useMutation({ mutationFn: () => testProvider(provider.id) });
  const { models } = provider.settings;
  return (
    <Card>
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start" wrap="nowrap">
          <div>
            <Title order={2} size="h3" style={{ overflowWrap: 'anywhere' }}>
              {provider.name}
            </Title>
            <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {[kinds[provider.kind] ?? provider.kind, provider.url].filter(Boolean).join(' · ')}
            </Text>
          </div>
          <Badge
            style={{ flex: 'none' }}
            color={provider.hasKey ? 'fjord' : 'gray'}
            leftSection={provider.hasKey && <IconLock size={12} aria-hidden="true" />}
          >
            {t(provider.hasKey ? 'models.provider.sealed' : 'models.provider.noKey')}
          </Badge>
        </Group>
        <Text size="sm">{models.length > 0 ? <Names names={models} /> : t('models.provider.noModels')}</Text>
        <Group gap="xs">
          <Button
            size="sm"
            variant="default"
            aria-label={t(writes ? 'models.editOf' : 'models.showOf', { name: provider.name })}
            onClick={onOpen}
          >
            {t(writes ? 'models.edit' : 'models.show')}
          </Button>
          {writes && (
            <Button
              size="sm"
              variant="default"
              leftSection={<IconPlugConnected size={16} aria-hidden="true" />}
              loading={test.isPending}
              aria-label={t('models.provider.testOf', { name: provider.name })}
              onClick={() => test.mutate()}
            >
              {t('models.provider.test')}
            </Button>
          )}
        </Group>
        {test.isError && <ErrorNotice error={test.error} />}
        {test.isSuccess && (
          <Alert color={test.data.ok ? 'fjord' : 'red'} variant="light" role="status">
            <Text size="sm" c="var(--mantine-color-text)">
              {test.data.ok
                ? t('models.provider.ok', { count: test.data.models.length })
                : t('models.provider.wrong', { message: test.data.error ?? '' })}
            </Text>
            {test.data.ok && <Found provider={provider} found={test.data.models} />}
          </Alert>
        )}
      </Stack>
    </Card>
  );
}

/** The models a server says it has, which can be offered at once. */
function Found({ provider, found }: { provider: ModelProvider; found: string[] }) {
  const { t } = useI18n();
  const update = useUpdateProvider(provider.id);
  const { models } = provider.settings;
  const most = found.slice(0, 200);
  return (
    <Stack gap="xs" align="flex-start">
      <Text size="sm">
        <Names names={found} />
      </Text>
      {most.some((one) => !models.includes(one)) && (
        <Button
          size="compact-sm"
          variant="default"
          loading={update.isPending}
          onClick={() => update.mutate({ settings: { ...provider.settings, models: most } })}
        >
          {t('models.provider.offer', { count: most.length })}
        </Button>
      )}
      {update.isError && <ErrorNotice error={update.error} />}
    </Stack>
  );
}

function Names({ names }: { names: string[] }) {
  const { t } = useI18n();
  const more = names.length - NAMED;
  return (
    <>
      <span className="tk-mono" style={{ overflowWrap: 'anywhere' }}>
        {names.slice(0, NAMED).join(', ')}
      </span>
      {more > 0 && ` ${t('models.provider.andMore', { count: more })}`}
    </>
  );
}
