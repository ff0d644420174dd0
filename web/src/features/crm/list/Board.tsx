import { Select, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useCan } from '../../../app/session';
import { useI18n } from '../../../i18n/context';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { LoadingRows } from '../../../ui/Loading';
import { useLabels } from '../fields/useLabels';
import { useLosing } from '../lost/useLosing';
import { narrowed } from '../model/filter';
import { type Field, type Kind, type RecordRow, STATUSES } from '../model/kinds';
import type { ListSearch } from '../model/search';
import { type Asked, cardsQuery, countsQuery, pipelinesQuery } from '../queries';
import { BoardColumn, type ColumnInfo } from './BoardColumn';
import classes from './list.module.css';
import { useMove } from './useMove';

type Props = {
  kind: Kind;
  fields: Field[];
  search: ListSearch;
  asked: Asked;
  onChange: (change: Partial<ListSearch>) => void;
};

/** Records in columns: leads by their status, deals by the stages of a pipeline. */
export function Board({ kind, fields, search, asked, onChange }: Props) {
  const { t } = useI18n();
  const labels = useLabels();
  const writes = useCan()('crm:write');
  const navigate = useNavigate();
  const pipelines = useQuery({ ...pipelinesQuery, enabled: kind === 'deal' });
  const pipeline =
    pipelines.data?.find((one) => one.id === search.pipeline) ??
    pipelines.data?.find((one) => one.isDefault) ??
    pipelines.data?.[0];
  const by = kind === 'deal' ? 'stage' : 'status';
  const filter = pipeline
    ? narrowed(asked.filter, { field: 'pipelineId', test: 'is', value: pipeline.id })
    : asked.filter;
  const ready = kind === 'lead' || pipeline !== undefined;
  const counts = useQuery({ ...countsQuery(kind, by, { filter, search: asked.search }), enabled: ready });
  const move = useMove(kind);
  const losing = useLosing();
  const [said, setSaid] = useState('');

  if (pipelines.isError) return <ErrorNotice error={pipelines.error} onRetry={() => pipelines.refetch()} />;
  if (!ready) return <LoadingRows rows={4} height={90} />;

  const columns: ColumnInfo[] =
    kind === 'lead'
      ? STATUSES.map((status) => ({ value: status, name: labels.choice({ name: 'status' }, status) }))
      : (pipeline?.stages ?? []).map((stage) => ({
          value: stage.key,
          name: stage.name,
          probability: stage.probability,
          outcome: stage.outcome,
        }));
  const askedFor = (value: string): Asked => ({
    ...asked,
    filter: narrowed(filter, { field: by, test: 'is', value }),
  });
  const put = async (record: RecordRow, value: string) => {
    const from = String(record[by] ?? '');
    if (from === value) return;
    // Only its dialog converts a lead.
    if (kind === 'lead' && value === 'converted') {
      void navigate({ to: '/leads/$id', params: { id: record.id }, search: { convert: true } });
      return;
    }
    const column = columns.find((one) => one.value === value);
    let lostReason: string | undefined;
    if (column?.outcome === 'lost' && record.status !== 'lost') {
      const why = await losing.ask(record.name);
      if (why === null) return;
      lostReason = why;
    }
    setSaid(t('crm.moved', { name: record.name, column: column?.name ?? value }));
    move.mutate({
      record,
      value,
      lostReason,
      from: cardsQuery(kind, askedFor(from)).queryKey,
      to: cardsQuery(kind, askedFor(value)).queryKey,
    });
  };
  return (
    <>
      {kind === 'deal' && (pipelines.data?.length ?? 0) > 1 && (
        <Select
          mb="sm"
          maw={260}
          aria-label={t('crm.field.pipelineId')}
          allowDeselect={false}
          data={(pipelines.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
          value={pipeline?.id ?? null}
          onChange={(id) => onChange({ pipeline: id ?? undefined })}
        />
      )}
      {counts.isError && <ErrorNotice error={counts.error} onRetry={() => counts.refetch()} />}
      <VisuallyHidden role="status">{said}</VisuallyHidden>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area has to be reachable by keyboard */}
      <section className={classes.board} aria-label={t('crm.layout.board')} tabIndex={0}>
        {columns.map((column, at) => (
          <BoardColumn
            key={column.value}
            kind={kind}
            fields={fields}
            column={column}
            columns={columns}
            asked={askedFor(column.value)}
            count={counts.data?.items.find(({ value }) => value === column.value)}
            counted={counts.isSuccess}
            before={columns[at - 1]?.value}
            after={columns[at + 1]?.value}
            onMove={writes ? (record, value) => void put(record, value) : undefined}
          />
        ))}
      </section>
      {losing.dialog}
    </>
  );
}
