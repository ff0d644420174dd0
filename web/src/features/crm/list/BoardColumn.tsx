import { Button, Group, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type DragEvent, useId, useState } from 'react';
import { flatten } from '../../../api/pages';
import { useFormat, useI18n } from '../../../i18n/context';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { LoadingRows } from '../../../ui/Loading';
import type { Field, Kind, RecordRow } from '../model/kinds';
import { formatWorth } from '../model/money';
import { type Asked, type Counts, cardsQuery } from '../queries';
import { BoardCard, CARD_TYPE } from './BoardCard';
import classes from './list.module.css';

export type ColumnInfo = { value: string; name: string; probability?: number; outcome?: string };

type Props = {
  kind: Kind;
  fields: Field[];
  column: ColumnInfo;
  columns: ColumnInfo[];
  asked: Asked;
  count: Counts['items'][number] | undefined;
  /** Whether the counts are known: a column without one then has none. */
  counted: boolean;
  before: string | undefined;
  after: string | undefined;
  /** Absent for those who may not move cards. */
  onMove?: (record: RecordRow, value: string) => void;
};

export function BoardColumn(props: Props) {
  const { kind, column, count, onMove } = props;
  const { t, language } = useI18n();
  const format = useFormat();
  const heading = useId();
  const [over, setOver] = useState(false);
  const list = useInfiniteQuery(cardsQuery(kind, props.asked));
  const records = flatten(list.data);
  const worth = count ? formatWorth(count.worth, language) : '';
  const drop = (event: DragEvent) => {
    setOver(false);
    const carried = event.dataTransfer.getData(CARD_TYPE);
    if (!carried || !onMove) return;
    event.preventDefault();
    onMove(JSON.parse(carried) as RecordRow, column.value);
  };
  return (
    <section
      className={classes.column}
      aria-labelledby={heading}
      data-testid={`column-${column.value}`}
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!onMove || !event.dataTransfer.types.includes(CARD_TYPE)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={drop}
    >
      <div className={classes.columnHead}>
        <Group justify="space-between" wrap="nowrap" gap="xs">
          <Text id={heading} component="h2" size="sm" fw={600}>
            {column.name}
          </Text>
          <Text size="sm" c="dimmed" className="tk-tabular">
            {props.counted ? format.number(count?.count ?? 0) : ''}
          </Text>
        </Group>
        {kind === 'deal' && (
          <Text size="xs" c="dimmed" className="tk-tabular">
            {worth || '–'}
            {column.outcome === 'open' && ` · ${format.percent((column.probability ?? 0) / 100)}`}
          </Text>
        )}
      </div>
      {list.isError && <ErrorNotice error={list.error} onRetry={() => list.refetch()} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area has to be reachable by keyboard */}
      <ul className={classes.cards} aria-labelledby={heading} tabIndex={0}>
        {list.isPending && (
          <li>
            <LoadingRows rows={3} height={72} />
          </li>
        )}
        {records.map((record) => (
          <li key={record.id}>
            <BoardCard {...props} record={record} />
          </li>
        ))}
        {list.hasNextPage && (
          <li>
            <Button
              fullWidth
              size="xs"
              variant="default"
              loading={list.isFetchingNextPage}
              onClick={() => list.fetchNextPage()}
            >
              {t('action.more')}
            </Button>
          </li>
        )}
      </ul>
    </section>
  );
}
