import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asApiError } from '../../../api/errors';
import { same } from '../../../ui/same';
import { changeOf, type Field, fieldValue, type Kind, type RecordRow } from '../model/kinds';
import { recordQuery, useUpdate } from '../queries';

/** Somebody else has changed the same field: what they wrote, and what was to be written. */
export type Conflict = { field: Field; mine: unknown; theirs: RecordRow };

/**
 * Saves one field at a time. A change that somebody made meanwhile to another field is no conflict: the
 * field is then written to the record as it is now.
 */
export function useSaving(kind: Kind, record: RecordRow) {
  const cache = useQueryClient();
  const update = useUpdate(kind);
  const [conflict, setConflict] = useState<Conflict | null>(null);

  const write = (field: Field, value: unknown, revision: number) =>
    update.mutateAsync({ id: record.id, body: { ...changeOf(field, value), revision } });

  /** `seen` is the record as the person saw it when they began to write. */
  const save = async (field: Field, value: unknown, seen = record): Promise<void> => {
    if (same(value ?? null, fieldValue(seen, field) ?? null)) return;
    try {
      await write(field, value, seen.revision);
    } catch (thrown) {
      if (asApiError(thrown).status !== 409) throw thrown;
      const now = await cache.fetchQuery({ ...recordQuery(kind, record.id), staleTime: 0 });
      if (now.revision === seen.revision) throw thrown;
      if (same(fieldValue(now, field) ?? null, fieldValue(seen, field) ?? null)) {
        await write(field, value, now.revision);
      } else {
        update.reset();
        setConflict({ field, mine: value, theirs: now });
      }
    }
  };

  return {
    save,
    busy: update.isPending,
    conflict,
    /** Writes what was to be written over what they wrote. */
    keepMine: () => {
      if (!conflict) return;
      setConflict(null);
      void write(conflict.field, conflict.mine, conflict.theirs.revision).catch(() => undefined);
    },
    keepTheirs: () => setConflict(null),
    error: update.error,
  };
}

export type Saving = ReturnType<typeof useSaving>;
