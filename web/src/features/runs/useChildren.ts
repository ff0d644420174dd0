import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { runQuery, stepsQuery } from './queries';
import { type Bar, bars } from './timeline';

/** The rows of the opened runs that a run waits for, by run id. */
export function useChildren(rows: Bar[], opened: ReadonlySet<string>): Map<string, Bar[]> {
  const ids = rows.flatMap((row) => (row.runId && opened.has(row.id) ? [row.runId] : []));
  const runs = useQueries({ queries: ids.map((id) => runQuery(id)), combine: dataOf });
  const steps = useQueries({ queries: ids.map((id) => stepsQuery(id, true)), combine: dataOf });
  const key = ids.join();
  return useMemo(
    () =>
      new Map(
        key.split(',').flatMap((id, index): [string, Bar[]][] => {
          const run = runs[index];
          return run ? [[id, bars(run, steps[index] ?? [], 1)]] : [];
        }),
      ),
    [key, runs, steps],
  );
}

function dataOf<T>(results: { data: T | undefined }[]): (T | undefined)[] {
  return results.map((result) => result.data);
}
