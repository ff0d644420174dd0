import { Badge, Button, Checkbox, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { infiniteQueryOptions, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../../api/call';
import { keys } from '../../../api/keys';
import { flatten } from '../../../api/pages';
import type { CrmTask, Page as List } from '../../../api/types';
import { useCan, useSession } from '../../../app/session';
import { useFormat, useI18n } from '../../../i18n/context';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { LoadingRows } from '../../../ui/Loading';
import { Page } from '../../../ui/Page';
import desk from '../../desk/desk.module.css';
import { KIND, type Kind } from '../model/kinds';

const ROWS = 50;
const TONES: Record<string, string> = { low: 'gray', medium: 'plum', high: 'amber' };

const tasksQuery = (assigneeId: string | undefined) =>
  infiniteQueryOptions({
    queryKey: keys.crmTasks({ assigneeId }),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      call<List<CrmTask>>('GET', '/crm/tasks', { query: { assigneeId, limit: ROWS, cursor: pageParam } }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** What is to do about customers, one's own or everybody's. */
export function TasksPage() {
  const { t } = useI18n();
  const { user } = useSession();
  const [whose, setWhose] = useState<'mine' | 'all'>('mine');
  const list = useInfiniteQuery(tasksQuery(whose === 'mine' ? user.id : undefined));
  const items = flatten(list.data);
  return (
    <Page
      title={t('tasks.title')}
      intro={t('tasks.intro')}
      actions={
        <SegmentedControl
          aria-label={t('tasks.whose')}
          value={whose}
          onChange={(next) => setWhose(next as 'mine' | 'all')}
          data={[
            { value: 'mine', label: t('crm.view.mine') },
            { value: 'all', label: t('crm.view.all') },
          ]}
        />
      }
    >
      {list.isPending && <LoadingRows />}
      {list.isError && <ErrorNotice error={list.error} onRetry={() => list.refetch()} />}
      {list.isSuccess && items.length === 0 && (
        <EmptyState icon={IconChecklist} title={t('tasks.none')} text={t('tasks.noneText')} />
      )}
      {items.length > 0 && (
        <Card p={0}>
          <ul className={desk.list}>
            {items.map((task) => (
              <li key={task.id} className={desk.row}>
                <Row task={task} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      {list.hasNextPage && (
        <Button
          mt="md"
          variant="default"
          loading={list.isFetchingNextPage}
          onClick={() => list.fetchNextPage()}
        >
          {t('action.more')}
        </Button>
      )}
    </Page>
  );
}

function Row({ task }: { task: CrmTask }) {
  const { t } = useI18n();
  const format = useFormat();
  const writes = useCan()('crm:write');
  const cache = useQueryClient();
  const finish = useMutation({
    mutationFn: (done: boolean) =>
      call<CrmTask>('PATCH', '/crm/tasks/{id}', { path: { id: task.id } }, { done }),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: ['crm-tasks'] });
      if (task.recordId) void cache.invalidateQueries({ queryKey: keys.crmTimeline(task.recordId) });
    },
  });
  const done = task.doneAt !== null;
  const late = !done && task.dueAt !== null && Date.parse(task.dueAt) < Date.now();
  return (
    <>
      <Checkbox
        disabled={!writes || finish.isPending}
        checked={done}
        aria-label={t('tasks.done', { title: task.title })}
        onChange={(event) => finish.mutate(event.currentTarget.checked)}
      />
      <Stack gap={2} className={desk.grow}>
        <Text size="sm" fw={550} td={done ? 'line-through' : undefined}>
          {task.title}
        </Text>
        <Text size="xs" c="dimmed" component="div">
          {[task.assigneeName, task.body].filter(Boolean).join(' · ')}
          {task.recordId && task.kind && (
            <>
              {' '}
              <Link to={`${KIND[task.kind as Kind].page}/$id`} params={{ id: task.recordId }}>
                {t(`crm.${task.kind as Kind}.one`)}
              </Link>
            </>
          )}
        </Text>
        {finish.isError && <ErrorNotice error={finish.error} />}
      </Stack>
      <Group gap={8}>
        {task.dueAt && (
          <Text size="sm" c={late ? 'var(--mantine-color-error)' : 'dimmed'} className="tk-tabular">
            {late ? t('tasks.late', { time: format.dateTime(task.dueAt) }) : format.dateTime(task.dueAt)}
          </Text>
        )}
        <Badge color={TONES[task.priority] ?? 'gray'}>
          {t(`priority.${task.priority as 'low' | 'medium' | 'high'}`)}
        </Badge>
      </Group>
    </>
  );
}
