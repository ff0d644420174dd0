import { Button, Group, Stack, Table, Text, UnstyledButton } from '@mantine/core';
import { IconPlus, IconTags } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { EntityType } from '../../api/types';
import { useCan } from '../../app/session';
import { useFormat, useI18n } from '../../i18n/context';
import { BackLink } from '../../ui/BackLink';
import { Card } from '../../ui/Card';
import { Confirm } from '../../ui/Confirm';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import ui from '../../ui/ui.module.css';
import { EntityForm } from './EntityForm';
import { entitiesQuery, useDeleteEntity } from './queries';

const SHOWN = 6;

/** What messages name that is the business's own: found by a list, by marked examples, or by both. */
export function EntitiesPage() {
  const { t } = useI18n();
  const writes = useCan()('intents:write');
  const entities = useQuery(entitiesQuery);
  const [edited, setEdited] = useState<EntityType | 'new' | null>(null);
  const [doomed, setDoomed] = useState<EntityType | null>(null);
  const deletion = useDeleteEntity();
  return (
    <Page
      title={t('entities.title')}
      intro={t('entities.intro')}
      back={<BackLink to="/intents">{t('intents.title')}</BackLink>}
      actions={
        writes && (
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden="true" />}
            onClick={() => setEdited('new')}
          >
            {t('entities.new')}
          </Button>
        )
      }
    >
      <Stack gap="md">
        <Text size="sm" c="dimmed" maw={720}>
          {t('entities.marks')} <code>{t('entities.marked')}</code>
        </Text>
        {entities.isPending && <LoadingRows />}
        {entities.isError && <ErrorNotice error={entities.error} onRetry={() => entities.refetch()} />}
        {entities.isSuccess && entities.data.length === 0 && (
          <EmptyState icon={IconTags} title={t('entities.none')} text={t('entities.noneText')} />
        )}
        {entities.isSuccess && entities.data.length > 0 && (
          <EntityTable items={entities.data} onOpen={setEdited} onDelete={writes ? setDoomed : undefined} />
        )}
      </Stack>
      <EntityForm
        key={edited === 'new' ? 'new' : edited?.id}
        entity={edited === 'new' ? null : edited}
        opened={edited !== null}
        readOnly={!writes}
        onClose={() => setEdited(null)}
      />
      <Confirm
        opened={doomed !== null}
        title={t('entities.deleteTitle')}
        text={t('entities.deleteText', { name: doomed?.name ?? '' })}
        action={t('action.delete')}
        busy={deletion.isPending}
        error={deletion.error}
        onConfirm={() => doomed && deletion.mutate(doomed.name, { onSuccess: () => setDoomed(null) })}
        onClose={() => setDoomed(null)}
      />
    </Page>
  );
}

function EntityTable(props: {
  items: EntityType[];
  onOpen: (entity: EntityType) => void;
  onDelete?: (entity: EntityType) => void;
}) {
  const { t } = useI18n();
  const format = useFormat();
  const { items, onOpen, onDelete } = props;
  return (
    <Card p={0}>
      <Table.ScrollContainer minWidth={300}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('intents.name')}</Table.Th>
              <Table.Th>{t('entities.values')}</Table.Th>
              <Table.Th />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((entity) => (
              <Table.Tr key={entity.id}>
                <Table.Td>
                  <UnstyledButton className={ui.rowLink} onClick={() => onOpen(entity)}>
                    {entity.name}
                  </UnstyledButton>
                  {entity.description && (
                    <Text size="xs" c="dimmed">
                      {entity.description}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>
                  {entity.values.length === 0 ? (
                    <Text size="sm" c="dimmed">
                      {t('entities.byModel')}
                    </Text>
                  ) : (
                    <Text size="sm">
                      {entity.values
                        .slice(0, SHOWN)
                        .map((one) => one.value)
                        .join(', ')}
                      {entity.values.length > SHOWN &&
                        ` ${t('entities.more', { count: format.number(entity.values.length - SHOWN) })}`}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>
                  {onDelete && (
                    <Group justify="flex-end">
                      <Button
                        size="compact-sm"
                        variant="subtle"
                        color="red"
                        aria-label={t('entities.delete', { name: entity.name })}
                        onClick={() => onDelete(entity)}
                      >
                        {t('action.delete')}
                      </Button>
                    </Group>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}
