import { queryOptions, type UseMutationResult } from '@tanstack/react-query';
import { api, idempotencyKey, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import { loadAll, PAGE_LIMIT } from '../../api/pages';
import type {
  CannedAnswerBody,
  DeskPersonPatch,
  MacroBody,
  QueueBody,
  WorkingHoursBody,
} from '../../api/types';
import { useWrite } from '../../api/useWrite';
import { peopleQuery } from '../inbox/deskQueries';

/** How often what changes by the clock is asked for again, in milliseconds. */
const CLOCK_MS = 60_000;

const page = (cursor: string | undefined) => ({ params: { query: { limit: PAGE_LIMIT, cursor } } });
const at = (id: string) => ({ params: { path: { id } } });
const once = () => ({ headers: { 'idempotency-key': idempotencyKey() } });

export const workingHoursQuery = queryOptions({
  queryKey: keys.workingHours,
  queryFn: () => loadAll((cursor) => unwrap(api.GET('/api/v1/working-hours', page(cursor)))),
  refetchInterval: CLOCK_MS,
});
/** Loads change with every conversation, of which lists of people are not told. */
export const loadsQuery = queryOptions({ ...peopleQuery, refetchInterval: CLOCK_MS });

/** A write, after which a list is asked for again. */
/** Deletes what has this id. */
export type Deletion = UseMutationResult<unknown, Error, string>;

export const useSaveQueue = (id: string | undefined) =>
  useWrite(keys.queues, (body: QueueBody) =>
    id
      ? unwrap(api.PUT('/api/v1/queues/{id}', { ...at(id), body }))
      : unwrap(api.POST('/api/v1/queues', { ...once(), body })),
  );
export const useDeleteQueue = (): Deletion =>
  useWrite(keys.queues, (id: string) => unwrap(api.DELETE('/api/v1/queues/{id}', at(id))));

export const useSaveHours = (id: string | undefined) =>
  useWrite(keys.workingHours, (body: WorkingHoursBody) =>
    id
      ? unwrap(api.PUT('/api/v1/working-hours/{id}', { ...at(id), body }))
      : unwrap(api.POST('/api/v1/working-hours', { ...once(), body })),
  );
export const useDeleteHours = (): Deletion =>
  useWrite(keys.workingHours, (id: string) => unwrap(api.DELETE('/api/v1/working-hours/{id}', at(id))));

export const useSavePerson = (id: string) =>
  useWrite(keys.people, (body: DeskPersonPatch) =>
    unwrap(api.PATCH('/api/v1/desk/people/{id}', { ...at(id), body })),
  );
/** Says whether the signed-in person is there. */
export const useAvailability = () =>
  useWrite(keys.people, (available: boolean) =>
    unwrap(api.PUT('/api/v1/desk/availability', { body: { available } })),
  );

export const useSaveAnswer = (id: string | undefined) =>
  useWrite(keys.cannedAnswers, (body: CannedAnswerBody) =>
    id
      ? unwrap(api.PUT('/api/v1/canned-answers/{id}', { ...at(id), body }))
      : unwrap(api.POST('/api/v1/canned-answers', { ...once(), body })),
  );
export const useDeleteAnswer = (): Deletion =>
  useWrite(keys.cannedAnswers, (id: string) => unwrap(api.DELETE('/api/v1/canned-answers/{id}', at(id))));

export const useSaveMacro = (id: string | undefined) =>
  useWrite(keys.macros, (body: MacroBody) =>
    id
      ? unwrap(api.PUT('/api/v1/macros/{id}', { ...at(id), body }))
      : unwrap(api.POST('/api/v1/macros', { ...once(), body })),
  );
export const useDeleteMacro = (): Deletion =>
  useWrite(keys.macros, (id: string) => unwrap(api.DELETE('/api/v1/macros/{id}', at(id))));
