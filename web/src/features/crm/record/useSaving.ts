import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asApiError } from '../../../api/errors';
import { same } from '../../../ui/same';
import { loses } from '../lost/loses';
import { useLosing } from '../lost/useLosing';
import { changeOf, type Field, fieldValue, type Kind, type RecordRow } from '../model/kinds';
import { pipelinesQuery, recordQuery, useUpdate } from '../queries';

/** Somebody else has changed the same field: what they wrote, and what was to be written. */
export type Conflict = { field: Field; mine: unknown; besides: Besides; theirs: RecordRow };
/** What goes with the field: why a deal is lost. */
type Besides = { lostReason?: string };

/**
 * Saves one field at a time. A change that somebody made meanwhile to another field is no conflict: the
 * field is then written to the record as it is now.
 */
export function useSaving(kind: Kind, record: RecordRow) {
  const cache = useQueryClient();
  const update = useUpdate(kind);
  const [conflict, setConflict] = useState<Conflict | null>(null);

  const pipelines = useQuery({ ...pipelinesQuery, enabled: kind === 'deal' });
  const losing = useLosing();

  const write = (field: Field, value: unknown, besides: Besides, revision: number) =>
    update.mutateAsync({ id: record.id, body: { ...changeOf(field, value), ...besides, revision } });

  /** `seen` is the record as the person saw it when they began to write. */
  const save = async (field: Field, value: unknown, seen = record): Promise<void> => {
    if (same(value ?? null, fieldValue(seen, field) ?? null)) return;
    const besides: Besides = {};
    if (
      field.name === 'stage' &&
      record.status !== 'lost' &&
      loses(pipelines.data, record.pipelineId, value)
    ) {
      const why = await losing.ask(record.name);
      if (why === null) return;
      besides.lostReason = why;
    }
    try {
      await write(field, value, besides, seen.revision);
    } catch (thrown) {
      if (asApiError(thrown).status !== 409) throw thrown;
      const now = await cache.fetchQuery({ ...recordQuery(kind, record.id), staleTime: 0 });
      if (now.revision === seen.revision) throw thrown;
      if (same(fieldValue(now, field) ?? null, fieldValue(seen, field) ?? null)) {
        await write(field, value, besides, now.revision);
      } else {
        update.reset();
        setConflict({ field, mine: value, besides, theirs: now });
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
      const { field, mine, besides, theirs } = conflict;
      void write(field, mine, besides, theirs.revision).catch(() => undefined);
    },
    keepTheirs: () => setConflict(null),
    error: update.error,
    /** Asks why a deal is lost; stands somewhere on the page. */
    dialog: losing.dialog,
  };
}

export type Saving = ReturnType<typeof useSaving>;
