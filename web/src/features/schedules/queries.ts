import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import type { Page, Run } from '../../api/types';

export type Timing =
  | { type: 'cron'; expression: string; zone: string }
  | { type: 'every'; seconds: number }
  | { type: 'once'; at: string };

/** What begins runs at given times. */
export type Schedule = {
  id: string;
  name: string;
  kind: string;
  owner: string;
  ownerId: string | null;
  timing: Timing;
  paused: boolean;
  nextAt: string | null;
  lastAt: string | null;
  lastRun: string | null;
};

export const schedulesQuery = infiniteQueryOptions({
  queryKey: keys.schedules,
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam }) =>
    call<Page<Schedule>>('GET', '/schedules', { query: { limit: 50, cursor: pageParam } }),
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

export type ScheduleVerb = 'pause' | 'resume' | 'run' | 'remove';

export function useSchedule(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (verb: ScheduleVerb): Promise<Run | null> => {
      const path = { path: { id } };
      if (verb === 'remove') await call('DELETE', '/schedules/{id}', path);
      else if (verb === 'run') return call<Run>('POST', '/schedules/{id}/run', path, {});
      else await call('POST', `/schedules/{id}/${verb}`, path, {});
      return null;
    },
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: keys.schedules });
      void cache.invalidateQueries({ queryKey: keys.runs });
    },
  });
}
