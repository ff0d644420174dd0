import { useCallback, useMemo, useState } from 'react';
import type { Definition } from '../model/definition';
import * as history from '../model/history';

export type Editor = {
  definition: Definition;
  /** Makes one change that can be undone; changes about the same thing in a row count as one. */
  change: (edit: (now: Definition) => Definition, about?: string) => void;
  undo: () => void;
  redo: () => void;
  canUndo: boolean;
  canRedo: boolean;
  /** Nodes and edges. */
  selected: ReadonlySet<string>;
  select: (ids: Choice) => void;
  /** Whether there is something that the server does not have. */
  changed: boolean;
  /** Says that the server has this definition now. */
  kept: (definition: Definition) => void;
  /** Starts over with what somebody else has saved. */
  replace: (definition: Definition) => void;
};

/** What is selected, or how that changes. */
export type Choice = Iterable<string> | ((before: ReadonlySet<string>) => Iterable<string>);

const NOTHING: ReadonlySet<string> = new Set();

export function useEditor(initial: Definition): Editor {
  const [past, setPast] = useState(() => history.begin(initial));
  const [saved, setSaved] = useState(initial);
  const [selected, setSelected] = useState<ReadonlySet<string>>(NOTHING);
  const change = useCallback(
    (edit: (now: Definition) => Definition, about?: string) =>
      setPast((before) => history.change(before, edit(before.now), about ?? null)),
    [],
  );
  const undo = useCallback(() => setPast(history.undo), []);
  const redo = useCallback(() => setPast(history.redo), []);
  const select = useCallback((ids: Choice) => {
    setSelected((before) => {
      const next = new Set(typeof ids === 'function' ? ids(before) : ids);
      return before.size === next.size && [...next].every((id) => before.has(id)) ? before : next;
    });
  }, []);
  const replace = useCallback((definition: Definition) => {
    setPast(history.begin(definition));
    setSaved(definition);
    setSelected(NOTHING);
  }, []);
  return useMemo(
    () => ({
      definition: past.now,
      change,
      undo,
      redo,
      canUndo: past.past.length > 0,
      canRedo: past.future.length > 0,
      selected,
      select,
      changed: past.now !== saved,
      kept: setSaved,
      replace,
    }),
    [past, saved, selected, change, undo, redo, select, replace],
  );
}
