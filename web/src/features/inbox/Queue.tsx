import { ActionIcon, Button, Group, TextInput, Title } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconChecklist, IconInbox, IconSearch } from '@tabler/icons-react';
import { getRouteApi, useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Conversation, ViewFilter } from '../../api/types';
import { QUEUE_VIEWS, type QueueView } from '../../app/router';
import { useCan, useSession } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { needsPerson } from '../../live/merge';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { BulkBar } from './BulkBar';
import classes from './inbox.module.css';
import { MessageResults } from './MessageResults';
import { QueueFilters } from './QueueFilters';
import { QueueItem } from './QueueItem';
import { useClosedQueue, useOpenQueue } from './queries';
import { ShortcutsHelp } from './ShortcutsHelp';
import { useShortcuts } from './shortcuts';
import { useChosen } from './useChosen';

const route = getRouteApi('/inbox');

export function Queue() {
  const { t } = useI18n();
  const { view = 'needs', q = '', channel, queueId, assignedTo } = route.useSearch();
  const navigate = useNavigate();
  const router = useRouter();
  const [filter, setFilter] = useState<ViewFilter>({
    channel: channel as ViewFilter['channel'],
    queueId,
    assignedTo,
  });
  const [ticked, setTicked] = useState<ReadonlySet<string> | null>(null);
  const can = useCan();
  const asked = { ...filter, q: q || undefined };
  const open = useOpenQueue(asked);
  const closed = useClosedQueue(asked, view === 'resolved');
  const [text, setText] = useState(q);
  const search = useDebouncedCallback((value: string) => {
    void navigate({ to: '.', search: (old) => ({ ...old, q: value || undefined }), replace: true });
  }, 250);

  const lists = useViews(open.data?.items ?? []);
  const source = view === 'resolved' ? closed : open;
  const items =
    view === 'messages'
      ? []
      : view === 'resolved'
        ? (closed.data?.pages.flatMap((page) => page.items) ?? [])
        : lists[view];
  const tick = (id: string) => (on: boolean) => {
    const next = new Set(ticked);
    if (on) next.add(id);
    else next.delete(id);
    setTicked(next);
  };

  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const chosen = useChosen();
  useEffect(() => {
    if (chosen) list.current?.querySelector('[aria-current=page]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const step = (by: 1 | -1) => {
    // What the page shows may be a key behind.
    const { pathname } = router.latestLocation;
    const at = items.findIndex((item) => pathname.endsWith(`/${item.id}`));
    const next = at < 0 ? items[0] : items[at + by];
    if (next) void navigate({ to: '/inbox/$id', params: { id: next.id }, search: (old) => old });
  };
  useShortcuts({
    next: () => step(1),
    previous: () => step(-1),
    back: chosen ? () => void navigate({ to: '/inbox', search: (old) => old }) : undefined,
    search: () => field.current?.focus(),
    tick:
      chosen && can('conversations:reply') && items.some((item) => item.id === chosen)
        ? () => tick(chosen)(!ticked?.has(chosen))
        : undefined,
  });

  return (
    <>
      <div className={classes.queueHead}>
        <Group justify="space-between" wrap="nowrap" gap="xs">
          <Title order={1} size="h2">
            {t('inbox.title')}
          </Title>
          <Group gap={4} wrap="nowrap">
            {can('conversations:reply') && (
              <ActionIcon
                size="lg"
                variant={ticked ? 'light' : 'subtle'}
                aria-label={t('bulk.begin')}
                aria-pressed={ticked !== null}
                onClick={() => setTicked(ticked ? null : new Set())}
              >
                <IconChecklist size={18} stroke={1.6} />
              </ActionIcon>
            )}
            <QueueFilters filter={filter} onChange={setFilter} />
            <ShortcutsHelp />
          </Group>
        </Group>
        <TextInput
          ref={field}
          size="sm"
          type="search"
          aria-label={t('inbox.search')}
          placeholder={t('inbox.search')}
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            search(event.currentTarget.value);
          }}
        />
        <nav className={classes.views} aria-label={t('inbox.views')}>
          {QUEUE_VIEWS.map((each) => (
            <button
              key={each}
              type="button"
              className={classes.view}
              aria-current={each === view ? 'true' : undefined}
              onClick={() => navigate({ to: '.', search: (old) => ({ ...old, view: each }), replace: true })}
            >
              {t(`inbox.view.${each}`)}
              {each !== 'resolved' && each !== 'messages' && open.data && (
                <span className={classes.viewCount} data-alert={each === 'needs' && lists.needs.length > 0}>
                  {lists[each].length}
                </span>
              )}
            </button>
          ))}
        </nav>
        {ticked && (
          <BulkBar
            ids={items.filter((item) => ticked.has(item.id)).map((item) => item.id)}
            onDone={() => setTicked(null)}
          />
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area has to be reachable by keyboard */}
      <div ref={list} className={classes.queueList} aria-busy={source.isPending} tabIndex={0}>
        {view === 'messages' && <Found q={q} />}
        {view !== 'messages' && source.isPending && (
          <div className={classes.pad}>
            <LoadingRows rows={6} height={74} />
          </div>
        )}
        {view !== 'messages' && source.isError && (
          <div className={classes.pad}>
            <ErrorNotice error={source.error} onRetry={() => source.refetch()} />
          </div>
        )}
        {view !== 'messages' && source.isSuccess && items.length === 0 && (
          <EmptyState icon={IconInbox} title={t(q ? 'inbox.noneFound' : `inbox.empty.${view}`)} />
        )}
        {items.length > 0 && (
          <ul className={classes.items}>
            {items.map((conversation) => (
              <QueueItem
                key={conversation.id}
                conversation={conversation}
                ticked={ticked?.has(conversation.id)}
                onTick={ticked ? tick(conversation.id) : undefined}
              />
            ))}
          </ul>
        )}
        {view === 'resolved' && closed.hasNextPage && (
          <div className={classes.pad}>
            <Button
              variant="default"
              fullWidth
              loading={closed.isFetchingNextPage}
              onClick={() => closed.fetchNextPage()}
            >
              {t('action.more')}
            </Button>
          </div>
        )}
        {view !== 'resolved' && view !== 'messages' && open.data?.more && (
          <p className={classes.more}>{t('inbox.more')}</p>
        )}
      </div>
    </>
  );
}

function Found({ q }: { q: string }) {
  const { t } = useI18n();
  if (q.trim() === '') return <EmptyState icon={IconSearch} title={t('find.ask')} text={t('find.askText')} />;
  return <MessageResults q={q} />;
}

/** The open conversations by view; who waits longest for a person comes first. */
function useViews(items: Conversation[]): Record<QueueView, Conversation[]> {
  const { user } = useSession();
  return {
    needs: items.filter(needsPerson).reverse(),
    open: items,
    mine: items.filter((item) => item.assignedTo?.id === user.id),
    resolved: [],
    messages: [],
  };
}
