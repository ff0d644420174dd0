import { useQuery } from '@tanstack/react-query';
import { ApiError } from '../../../api/errors';
import { useCan } from '../../../app/session';
import { isUnfinished, runQuery } from '../../runs/queries';
import { traceQuery } from '../api';

/** What an agent did. One that was just done over has a run before it has a trace: then there is only `begins`. */
export function useTrace(runId: string) {
  const can = useCan();
  const trace = useQuery(traceQuery(runId));
  const missing = trace.error instanceof ApiError && trace.error.status === 404;
  const run = useQuery({ ...runQuery(runId), enabled: missing && can('runs:read') });
  const begins = missing && isUnfinished(run.data) ? (run.data ?? null) : null;
  const waiting = trace.isPending || (missing && run.isLoading);
  return { trace, begins, waiting };
}
