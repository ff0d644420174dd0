import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { asApiError } from '../../../api/errors';
import { keys } from '../../../api/keys';
import { fetchWorkflow, saveDraft, type Workflow } from '../api';
import type { Editor } from './useEditor';

export type Saving = {
  /** Gives the revision once the server has what is drawn; null when it was refused. */
  save: () => Promise<number | null>;
  busy: boolean;
  error: unknown;
  /** Somebody else has saved in the meantime: what shall count? */
  conflict: boolean;
  takeTheirs: () => Promise<void>;
  keepMine: () => Promise<void>;
  dismiss: () => void;
};

export function useSaving(workflow: Workflow, editor: Editor): Saving {
  const cache = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [conflict, setConflict] = useState(false);
  const revision = useRef(workflow.revision);
  const { definition, changed, kept, replace } = editor;
  const { id } = workflow;

  useEffect(() => {
    if (!changed) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [changed]);

  const attempt = useCallback(async (work: () => Promise<void>): Promise<boolean> => {
    setBusy(true);
    setError(null);
    try {
      await work();
      setConflict(false);
      return true;
    } catch (thrown) {
      if (asApiError(thrown).status === 409) setConflict(true);
      else setError(thrown);
      return false;
    } finally {
      setBusy(false);
    }
  }, []);
  const put = useCallback(async () => {
    const answer = await saveDraft(id, definition, revision.current);
    revision.current = answer.revision;
    kept(definition);
    cache.setQueryData<Workflow>(keys.workflow(id), (known) =>
      known ? { ...known, definition, revision: answer.revision } : known,
    );
    void cache.invalidateQueries({ queryKey: keys.workflows });
  }, [id, definition, kept, cache]);
  const save = useCallback(
    async () => (!changed || (await attempt(put)) ? revision.current : null),
    [changed, attempt, put],
  );
  const takeTheirs = async () => {
    await attempt(async () => {
      const theirs = await fetchWorkflow(id);
      revision.current = theirs.revision;
      cache.setQueryData(keys.workflow(id), theirs);
      replace(theirs.definition);
    });
  };
  const keepMine = async () => {
    await attempt(async () => {
      revision.current = (await fetchWorkflow(id)).revision;
      await put();
    });
  };
  return { save, busy, error, conflict, takeTheirs, keepMine, dismiss: () => setConflict(false) };
}
