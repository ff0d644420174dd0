import { Button } from '@mantine/core';
import { IconNote, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import { flatten } from '../../api/pages';
import { useI18n } from '../../i18n/context';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { RelativeTime } from '../../ui/RelativeTime';
import classes from './inbox.module.css';

/** Every message that holds the words, whichever conversation it stands in. */
export function MessageResults({ q }: { q: string }) {
  const { t } = useI18n();
  const found = useInfiniteQuery({
    queryKey: keys.messageSearch(q),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      unwrap(api.POST('/api/v1/messages/search', { body: { q, limit: 30, cursor: pageParam } })),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const items = flatten(found.data);
  if (found.isPending) {
    return (
      <div className={classes.pad}>
        <LoadingRows rows={6} height={74} />
      </div>
    );
  }
  if (found.isError) {
    return (
      <div className={classes.pad}>
        <ErrorNotice error={found.error} onRetry={() => found.refetch()} />
      </div>
    );
  }
  if (items.length === 0) return <EmptyState icon={IconSearch} title={t('find.none')} />;
  return (
    <>
      <ul className={classes.items} aria-label={t('find.results')}>
        {items.map((item) => (
          <li key={item.id}>
            <Link
              to="/inbox/$id"
              params={{ id: item.conversationId }}
              search={(old) => old}
              className={classes.item}
              activeProps={{ 'aria-current': 'page' }}
            >
              <span className={classes.itemTop}>
                <span className={classes.customer}>{item.customerName ?? item.userId}</span>
                <span className={classes.when}>
                  <RelativeTime at={item.createdAt} />
                </span>
              </span>
              <span className={classes.preview}>
                {item.internal && <IconNote size={14} role="img" aria-label={t('composer.note')} />}{' '}
                {highlight(item.content, q)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {found.hasNextPage && (
        <div className={classes.pad}>
          <Button
            variant="default"
            fullWidth
            loading={found.isFetchingNextPage}
            onClick={() => found.fetchNextPage()}
          >
            {t('action.more')}
          </Button>
        </div>
      )}
    </>
  );
}

/** The words that were looked for stand out, by their beginnings: the search goes by stems. */
function highlight(text: string, q: string) {
  const stems = q
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2)
    .map((word) => word.slice(0, Math.max(3, word.length - 2)));
  if (stems.length === 0) return text;
  const pattern = new RegExp(`(${stems.join('|')})`, 'iu');
  let place = 0;
  return text.split(pattern).map((part) => {
    place += part.length;
    return stems.includes(part.toLowerCase()) ? <mark key={place}>{part}</mark> : part;
  });
}
