import { Badge, Button, Group, Stack, Table, Text } from '@mantine/core';
import { IconPlus, IconRoute } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ModelAlias } from '../../api/types';
import { useCan } from '../../app/session';
import { useFormat, useI18n } from '../../i18n/context';
import { Card } from '../../ui/Card';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { DeleteDialog } from '../desk/DeleteDialog';
import { EditorDrawer } from '../desk/EditorDrawer';
import { useEditor } from '../desk/useEditor';
import { AliasForm } from './AliasForm';
import { aliasesQuery, MAY_WRITE, useDeleteAlias } from './api';

/** The business's own names for models. */
export function AliasesTab() {
  const { t } = useI18n();
  const writes = useCan()(MAY_WRITE);
  const list = useQuery(aliasesQuery);
  const editor = useEditor<ModelAlias>();
  const deletion = useDeleteAlias();
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start">
        <Text size="sm" c="dimmed" maw={720}>
          {t('models.alias.intro')}
        </Text>
        {writes && (
          <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => editor.edit(null)}>
            {t('models.alias.new')}
          </Button>
        )}
      </Group>
      {list.isPending && <LoadingRows rows={3} />}
      {list.isError && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && list.data.length === 0 && (
        <EmptyState icon={IconRoute} title={t('models.alias.none')} text={t('models.alias.noneText')} />
      )}
      {list.isSuccess && list.data.length > 0 && (
        <Card p={0}>
          <Table.ScrollContainer minWidth={340}>
            <Table aria-label={t('models.tab.aliases')}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('models.alias.name')}</Table.Th>
                  <Table.Th>{t('models.alias.targets')}</Table.Th>
                  <Table.Th visibleFrom="sm">{t('models.alias.strategy')}</Table.Th>
                  <Table.Th aria-label={t('models.actions')} />
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {list.data.map((one) => (
                  <Row key={one.id} alias={one} writes={writes} onOpen={() => editor.edit(one)} />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Card>
      )}
      <EditorDrawer
        opened={editor.opened}
        title={editor.item?.name ?? t('models.alias.new')}
        wide
        onClose={editor.close}
      >
        <AliasForm
          key={editor.item?.updatedAt ?? 'new'}
          alias={editor.item}
          readOnly={!writes}
          onClose={editor.close}
          onDelete={editor.askDelete}
        />
      </EditorDrawer>
      <DeleteDialog
        opened={editor.deleting}
        item={editor.item}
        text={t('models.alias.deleteText')}
        deletion={deletion}
        onClose={editor.closeDelete}
      />
    </Stack>
  );
}

function Row({ alias, writes, onOpen }: { alias: ModelAlias; writes: boolean; onOpen: () => void }) {
  const { t } = useI18n();
  const format = useFormat();
  const all = alias.targets.reduce((sum, one) => sum + one.weight, 0);
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <span className="tk-mono">{alias.name}</span>
        {alias.localOnly && (
          <Badge ml={8} size="sm" color="fjord">
            {t('models.alias.local')}
          </Badge>
        )}
      </Table.Th>
      <Table.Td>
        <ol style={{ margin: 0, paddingInlineStart: 18 }}>
          {alias.targets.map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the order is what tells them apart
            <li key={index} style={{ overflowWrap: 'anywhere' }}>
              <span className="tk-mono">{one.model}</span>
              {alias.strategy === 'weighted' && all > 0 && ` ${format.percent(one.weight / all)}`}
            </li>
          ))}
        </ol>
      </Table.Td>
      <Table.Td visibleFrom="sm">{t(`models.alias.${alias.strategy}`)}</Table.Td>
      <Table.Td ta="right">
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t(writes ? 'models.editOf' : 'models.showOf', { name: alias.name })}
          onClick={onOpen}
        >
          {t(writes ? 'models.edit' : 'models.show')}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}
