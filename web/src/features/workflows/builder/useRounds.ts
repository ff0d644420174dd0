import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { type ExecutionDetail, nodeRunQuery, roundQuery, unfinished } from '../api';
import { byNode, type NodeRuns } from '../model/execution';
import * as rounds from '../model/rounds';

const NONE: rounds.Chosen = new Map();
const STILL = { nodes: [], edges: [], schema: 1 };

/** A loop whose rounds can be looked at. */
export type LoopRounds = {
  id: string;
  name: string;
  index: number | null;
  count: number | null;
  failed: number[];
};

/** What the nodes of a run did: of all rounds of its loops together, or of those that are chosen. */
export function useRounds(run: ExecutionDetail | undefined) {
  const runId = run?.runId ?? '';
  const [state, setState] = useState({ runId, chosen: NONE });
  // Another run begins with all rounds together.
  const chosen = state.runId === runId ? state.chosen : NONE;
  const definition = run?.definition ?? STILL;
  const loops = useMemo(() => rounds.around(definition), [definition]);
  const base = useMemo((): NodeRuns => byNode(run?.nodes ?? []), [run]);
  const following = unfinished(run?.state);
  const open = rounds.choosable(definition, loops, chosen);

  const paths = open.map((loop) => rounds.pathOf(loop, loops, chosen));
  const found = useQueries({
    queries: open.map((_, at) => ({
      ...roundQuery(runId, paths[at] ?? '', following),
      enabled: paths[at] !== null,
      placeholderData: keepPreviousData,
    })),
  });
  const views = new Map(
    open.map((loop, at) => [loop, paths[at] ? byNode(found[at]?.data ?? []) : null] as const),
  );
  /** The record of a loop stands among the nodes around it. */
  const record = (loop: string) => {
    const outer = rounds.loopOf(loop, loops);
    return (outer === undefined ? base : views.get(outer))?.get(loop);
  };
  // A long list of rounds does not come with the rest; it is asked for when one of them is looked at.
  const whole = useQueries({
    queries: open.map((loop) => {
      const outer = rounds.loopOf(loop, loops);
      const path = outer === undefined ? null : rounds.pathOf(outer, loops, chosen);
      const long = typeof record(loop)?.outputBytes === 'number';
      return { ...nodeRunQuery(runId, loop, path ?? undefined), enabled: long && chosen.has(loop) };
    }),
  });
  // Where the run itself failed, the last round that came to something tells in which.
  const last = open.map((loop) => {
    const lost = record(loop)?.state === 'failed';
    const outermost = (loops.get(loop) ?? []).length === 0;
    if (!lost || !outermost || !rounds.sequential(definition, loop)) return null;
    return Math.max(0, rounds.begun(loop, loops, base) - 1);
  });
  const ends = useQueries({
    queries: open.map((loop, at) => ({
      ...roundQuery(runId, `${loop}[${last[at] ?? 0}]`, false),
      enabled: last[at] !== null,
    })),
  });

  const shown = open.map((loop, at): LoopRounds & { rounds: rounds.Rounds } => {
    const own = rounds.roundsOf(whole[at]?.data ?? record(loop));
    const [end, nodes, error] = [last[at], ends[at]?.data, record(loop)?.error];
    if (end !== null && end !== undefined && nodes) {
      const index = rounds.failedAt(definition, loops, loop, error, byNode(nodes), end);
      if (index !== null) own.lost = [{ index, error: error ?? null }];
      own.count ??= (index ?? end) + 1;
    }
    if (own.count === null && loops.get(loop)?.length === 0 && !following) {
      own.count = rounds.begun(loop, loops, base) || null;
    }
    const name = definition.nodes.find(({ id }) => id === loop)?.name || loop;
    const failed = own.lost.map((one) => one.index);
    return { id: loop, name, index: chosen.get(loop) ?? null, count: own.count, failed, rounds: own };
  });
  const looked = new Map<string, rounds.View>();
  for (const [at, loop] of open.entries()) {
    const [path, nodes, index, own] = [paths[at], views.get(loop), chosen.get(loop), shown[at]?.rounds];
    if (path && nodes && index !== undefined && own) looked.set(loop, { index, path, nodes, rounds: own });
  }
  const drawn = JSON.stringify([...looked].map(([loop, view]) => [loop, view.path, view.rounds.lost]));
  const loaded = found.map((one) => one.dataUpdatedAt).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is looked at is made anew each time, of just these
  const runs = useMemo(
    () => (run ? rounds.inRounds(definition, loops, base, looked, !following) : null),
    [run, definition, loops, base, following, drawn, loaded],
  );
  return {
    runs,
    loops: shown.filter(({ id, count, index }) => index !== null || count !== null || ran(base, loops, id)),
    failure: found.find((one) => one.isError)?.error ?? null,
    choose: (loop: string, index: number | null) =>
      setState({ runId, chosen: rounds.choose(chosen, loops, loop, index) }),
  };
}

/** Whether a loop has begun its rounds. */
const ran = (base: NodeRuns, loops: rounds.Around, loop: string) => rounds.begun(loop, loops, base) > 0;
