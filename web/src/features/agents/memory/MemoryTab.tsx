import { Button, Group, Stack, Text } from '@mantine/core';
import { IconBrain, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { flatten } from '../../../api/pages';
import type { AgentMemory, AgentMemoryFilter } from '../../../api/types';
import { useCan } from '../../../app/session';
import { useI18n } from '../../../i18n/context';
import { Card } from '../../../ui/Card';
import { Confirm } from '../../../ui/Confirm';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { LoadingRows } from '../../../ui/Loading';
import { EditorDrawer } from '../../desk/EditorDrawer';
import { useEditor } from '../../desk/useEditor';
import { MAY_RUN } from '../api';
import { memoriesQuery, useForget } from './api';
import { ForgetAll } from './ForgetAll';
import { MemoryFilters } from './MemoryFilters';
import { MemoryForm } from './MemoryForm';
import { MemoryItem } from './MemoryItem';
import classes from './memory.module.css';
import { TryRecall } from './TryRecall';

const route = getRouteApi('/agents');

/** What agents remember, for people to read, correct and delete. */
export function MemoryTab() {
  const { t } = useI18n();
  const may = useCan()(MAY_RUN);
  const search = route.useSearch();
  const { about, customer, kind, q } = search;
  const filter: AgentMemoryFilter = { about, customerId: customer, kind, search: q };
  const narrowed = about ?? customer ?? kind ?? q;
  const list = useInfiniteQuery(memoriesQuery(filter));
  const items = flatten(list.data);
  const editor = useEditor<AgentMemory>();
  const forget = useForget();
  const closeDelete = () => {
    forget.reset();
    editor.closeDelete();
  };
  return (
    <Stack gap="md" maw={1180}>
      <Group justify="space-between" align="flex-start" gap="sm">
        <Text size="sm" c="dimmed" maw={680}>
          {t('memory.intro')}
        </Text>
        {may && (
          <Group gap="xs">
            <ForgetAll customer={customer} />
            <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => editor.edit(null)}>
              {t('memory.new')}
            </Button>
          </Group>
        )}
      </Group>
      <TryRecall key={customer} customer={customer} />
      <MemoryFilters search={search} />
      {list.isPending && <LoadingRows />}
      {list.isError && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && items.length === 0 && (
        <EmptyState
          icon={IconBrain}
          title={t(narrowed ? 'memory.noneSuch' : 'memory.none')}
          text={t(narrowed ? 'memory.noneSuchText' : 'memory.noneText')}
        />
      )}
      {items.length > 0 && (
        <Card p={0}>
          <ul className={classes.list} aria-label={t('agents.list.memory')}>
            {items.map((memory) => (
              <MemoryItem
                key={memory.id}
                memory={memory}
                action={{
                  label: t(may ? 'memory.edit' : 'memory.show'),
                  onClick: () => editor.edit(memory),
                }}
              />
            ))}
          </ul>
        </Card>
      )}
      {list.hasNextPage && (
        <Group>
          <Button
            variant="default"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {t('action.more')}
          </Button>
        </Group>
      )}
      <EditorDrawer
        opened={editor.opened}
        title={t(editor.item ? 'memory.one' : 'memory.new')}
        onClose={editor.close}
      >
        <MemoryForm
          key={editor.item?.id ?? 'new'}
          memory={editor.item}
          customer={customer}
          readOnly={!may}
          onClose={editor.close}
          onDelete={editor.askDelete}
        />
      </EditorDrawer>
      <Confirm
        opened={editor.deleting}
        title={t('memory.deleteTitle')}
        text={t('memory.deleteText', { text: editor.item?.content.slice(0, 200) ?? '' })}
        action={t('action.delete')}
        busy={forget.isPending}
        error={forget.error}
        onConfirm={() => editor.item && forget.mutate(editor.item.id, { onSuccess: closeDelete })}
        onClose={closeDelete}
      />
    </Stack>
  );
}
