import { notifications } from '@mantine/notifications';
import { type InfiniteData, type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/call';
import { asApiError } from '../../../api/errors';
import { keys } from '../../../api/keys';
import type { Page } from '../../../api/types';
import { useI18n } from '../../../i18n/context';
import type { Kind, RecordRow } from '../model/kinds';
import { freshen } from '../queries';

type Cards = InfiniteData<Page<RecordRow>>;
export type Move = { record: RecordRow; from: QueryKey; to: QueryKey; value: string; lostReason?: string };

/** Puts a card into another column at once, and back when the server refuses. */
export function useMove(kind: Kind) {
  const { t } = useI18n();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ record: { id, revision }, value, lostReason }: Move) =>
      kind === 'lead'
        ? call<RecordRow>('PATCH', '/leads/{id}/status', { path: { id } }, { status: value, revision })
        : call<RecordRow>(
            'PATCH',
            '/crm/deals/{id}',
            { path: { id } },
            { stage: value, lostReason, revision },
          ),
    onMutate: async ({ record, from, to, value }) => {
      await cache.cancelQueries({ queryKey: keys.crmLists(kind) });
      const moved = { ...record, [kind === 'lead' ? 'status' : 'stage']: value };
      cache.setQueryData<Cards>(from, (cards) => cards && without(cards, record.id));
      cache.setQueryData<Cards>(to, (cards) => cards && withFirst(cards, moved));
    },
    onSuccess: (record) => {
      cache.setQueryData(keys.crmRecord(record.id), record);
      cache.setQueriesData<Cards>({ queryKey: keys.crmLists(kind) }, (cards) =>
        cards?.pages ? swapped(cards, record) : cards,
      );
    },
    onError: (thrown) => {
      const error = asApiError(thrown);
      notifications.show({
        color: 'red',
        title: t('crm.notMoved'),
        message: error.status === 409 ? t('crm.changedMeanwhile') : error.message,
      });
    },
    onSettled: () => freshen(cache, kind),
  });
}

const mapPages = (cards: Cards, map: (items: RecordRow[], page: number) => RecordRow[]): Cards => ({
  ...cards,
  pages: cards.pages.map((page, at) => ({ ...page, items: map(page.items, at) })),
});
const without = (cards: Cards, id: string) =>
  mapPages(cards, (items) => items.filter((one) => one.id !== id));
const withFirst = (cards: Cards, record: RecordRow) =>
  mapPages(without(cards, record.id), (items, at) => (at === 0 ? [record, ...items] : items));
const swapped = (cards: Cards, record: RecordRow) =>
  mapPages(cards, (items) => items.map((one) => (one.id === record.id ? record : one)));
