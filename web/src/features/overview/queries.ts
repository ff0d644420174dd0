import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import { loadAll, PAGE_LIMIT } from '../../api/pages';
import type { Conversation, Run } from '../../api/types';
import { summarise } from './summarise';

/** The newest conversations and runs that are counted; the page says so when there are more. */
export const COUNTED = 500;

async function load(withRuns: boolean) {
  const [conversations, runs] = await Promise.all([
    loadAll<Conversation>(
      (cursor) =>
        unwrap(api.GET('/api/v1/conversations', { params: { query: { limit: PAGE_LIMIT, cursor } } })),
      COUNTED,
    ),
    withRuns
      ? loadAll<Run>(
          (cursor) => unwrap(api.GET('/api/v1/runs', { params: { query: { limit: PAGE_LIMIT, cursor } } })),
          COUNTED,
        )
      : Promise.resolve(null),
  ]);
  return summarise(conversations, runs, COUNTED, Date.now());
}

export const overviewQuery = (withRuns: boolean) =>
  queryOptions({ queryKey: [...keys.overview, withRuns], queryFn: () => load(withRuns) });
