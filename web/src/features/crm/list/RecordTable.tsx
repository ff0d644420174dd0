import { Checkbox, Skeleton, Text, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, memo, useCallback, useEffect, useMemo, useRef } from 'react';
import { useFormat, useI18n } from '../../../i18n/context';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { LoadingRows } from '../../../ui/Loading';
import { useMarked } from '../../jarvis/screen';
import { FieldValue } from '../fields/FieldValue';
import { useLabels } from '../fields/useLabels';
import { type Field, fieldValue, isEmpty, KIND, type Kind, type RecordRow } from '../model/kinds';
import { type Asked, pageQuery } from '../queries';
import classes from './list.module.css';
import { useRows } from './useRows';
import { widthOf } from './widths';

const ROW = 44;
const NARROW_ROW = 64;
/** Browsers draw nothing that is higher, in pixels. */
const MOST_HEIGHT = 16_000_000;

type Props = {
  kind: Kind;
  fields: Field[];
  columns: string[];
  asked: Asked;
  total: number | null;
  narrowed: boolean;
  /** The chosen ones; null for those who may change nothing. */
  chosen: ReadonlySet<string> | null;
  onChoose: (chosen: ReadonlySet<string>) => void;
  onSort: (sort: string) => void;
};

/** Any number of records: only the rows in sight are asked for and drawn, wherever in the list one is. */
export function RecordTable(props: Props) {
  const { kind, fields, columns, asked, total, chosen, onChoose } = props;
  const { t } = useI18n();
  const format = useFormat();
  const labels = useLabels();
  const narrow = useMediaQuery('(max-width: 48em)') ?? false;
  const scroll = useRef<HTMLDivElement>(null);
  const top = useQuery(pageQuery(kind, asked, 0));
  const height = narrow ? NARROW_ROW : ROW;
  // Until they are counted, those of the first page.
  const all = Math.max(total ?? 0, top.data?.items.length ?? 0);
  const count = Math.min(all, Math.floor(MOST_HEIGHT / height));
  const wanted = columns.join(' ');
  const ticks = chosen !== null;
  // Rows are drawn anew only when something of theirs changes: what they are given stays the same object.
  const { shown, rest, template } = useMemo(() => {
    const known = wanted.split(' ').flatMap((name) => fields.find((field) => field.name === name) ?? []);
    const inColumns = narrow ? known.slice(0, 1) : known;
    const widths = inColumns.map((field, at) => widthOf(field, at === 0));
    return {
      shown: inColumns,
      rest: narrow ? known.slice(1) : [],
      template: [...(ticks ? ['40px'] : []), ...widths].join(' '),
    };
  }, [wanted, fields, narrow, ticks]);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroll.current,
    estimateSize: () => height,
    overscan: 10,
  });
  const drawn = virtual.getVirtualItems();
  const rows = useRows(kind, asked, drawn.at(0)?.index ?? 0, drawn.at(-1)?.index ?? 0, count);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height of rows changes with the screen
  useEffect(() => virtual.measure(), [narrow]);

  useMarked(chosen ? [...chosen] : []);
  const latest = useRef({ chosen, onChoose });
  latest.current = { chosen, onChoose };
  const tick = useCallback((id: string, on: boolean) => {
    const next = new Set(latest.current.chosen);
    if (on) next.add(id);
    else next.delete(id);
    latest.current.onChoose(next);
  }, []);

  if (top.isPending) return <LoadingRows rows={8} />;
  if (top.isError && count === 0) return <ErrorNotice error={top.error} onRetry={() => top.refetch()} />;
  if (count === 0) {
    return (
      <EmptyState
        icon={IconUsers}
        title={t('crm.none')}
        text={t(props.narrowed ? 'crm.noneSuch' : 'crm.noneText')}
      />
    );
  }
  const every = chosen !== null && rows.loaded.length > 0 && rows.loaded.every((row) => chosen.has(row.id));
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area has to be reachable by keyboard */}
      <div ref={scroll} className={classes.scroll} tabIndex={0} aria-busy={rows.fetching}>
        <table aria-label={t(`crm.${kind}.title`)} aria-rowcount={all + 1} className={classes.table}>
          <thead className={classes.head}>
            <tr className={classes.row} style={{ gridTemplateColumns: template }} aria-rowindex={1}>
              {chosen && (
                <th className={classes.cell}>
                  <Checkbox
                    size="sm"
                    aria-label={t('crm.chooseAll')}
                    checked={every}
                    indeterminate={!every && chosen.size > 0}
                    onChange={() =>
                      onChoose(new Set(every ? [] : [...chosen, ...rows.loaded.map((row) => row.id)]))
                    }
                  />
                </th>
              )}
              {shown.map((field) => (
                <Head {...props} key={field.name} field={field} name={labels.field(field)} />
              ))}
            </tr>
          </thead>
          <tbody className={classes.bodies} style={{ height: virtual.getTotalSize() }}>
            {drawn.map((item) => {
              const record = rows.at(item.index);
              if (!record)
                return <Coming key={item.key} index={item.index} top={item.start} height={item.size} />;
              return (
                <Row
                  key={record.id}
                  kind={kind}
                  record={record}
                  shown={shown}
                  rest={rest}
                  template={template}
                  index={item.index}
                  top={item.start}
                  height={item.size}
                  chosen={chosen?.has(record.id) ?? null}
                  onTick={tick}
                />
              );
            })}
          </tbody>
        </table>
      </div>
      {rows.error && <ErrorNotice error={rows.error} onRetry={rows.retry} />}
      {count < all && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('crm.onlyFirst', { count: format.number(count) })}
        </Text>
      )}
    </>
  );
}

/** A row that is still asked for. */
function Coming({ index, top, height }: { index: number; top: number; height: number }) {
  return (
    <tr
      className={`${classes.row} ${classes.body}`}
      style={{ height, transform: `translateY(${top}px)` }}
      aria-rowindex={index + 2}
    >
      <td className={classes.cell}>
        <Skeleton height={10} width={180} />
      </td>
    </tr>
  );
}

function Head({ kind, field, name, asked, onSort }: Props & { field: Field; name: string }) {
  const { t } = useI18n();
  const sort = asked.sort ?? '';
  const by = sort.replace(/^-/, '');
  const sorted = by === field.name;
  const down = sort.startsWith('-');
  const sortable = KIND[kind].sorts.includes(field.name);
  // Figures and times are asked for from the top first.
  const first = ['number', 'money', 'time', 'date'].includes(field.type) ? `-${field.name}` : field.name;
  const next = sorted ? (down ? field.name : `-${field.name}`) : first;
  return (
    <th className={classes.cell} aria-sort={sorted ? (down ? 'descending' : 'ascending') : undefined}>
      {sortable ? (
        <UnstyledButton
          className={classes.sort}
          title={t('crm.sortBy', { name })}
          onClick={() => onSort(next)}
        >
          {name}
          {sorted &&
            (down ? (
              <IconArrowDown size={13} aria-hidden="true" />
            ) : (
              <IconArrowUp size={13} aria-hidden="true" />
            ))}
        </UnstyledButton>
      ) : (
        <span className={classes.clip}>{name}</span>
      )}
    </th>
  );
}

type RowProps = {
  kind: Kind;
  record: RecordRow;
  shown: Field[];
  /** On a narrow screen: what stands below the name. */
  rest: Field[];
  template: string;
  index: number;
  top: number;
  height: number;
  chosen: boolean | null;
  onTick: (id: string, on: boolean) => void;
};

/** Of the fields below a name, so many fit. */
const BELOW = 3;

const Row = memo(function Row(props: RowProps) {
  const { kind, record, shown, rest, chosen } = props;
  const { t } = useI18n();
  const navigate = useNavigate();
  const { page } = KIND[kind];
  const show = () => void navigate({ to: `${page}/$id`, params: { id: record.id } });
  // The whole row can be clicked; for the keyboard its link does the same.
  const open = (event: MouseEvent<HTMLElement>) => {
    if (!(event.target as HTMLElement).closest('a, button, input, label')) show();
  };
  // A plain link: hundreds of them come and go as one scrolls. Keys that open another tab still do.
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    show();
  };
  // Without its column's heading neither a bare yes nor an empty value says anything.
  const told = rest.filter((each) => each.type !== 'flag' && !isEmpty(fieldValue(record, each)));
  return (
    <tr
      data-testid={`${kind}-item`}
      data-chosen={chosen === true || undefined}
      className={`${classes.row} ${classes.body}`}
      style={{
        gridTemplateColumns: props.template,
        height: props.height,
        transform: `translateY(${props.top}px)`,
      }}
      aria-rowindex={props.index + 2}
      onClick={open}
    >
      {chosen !== null && (
        <td className={classes.cell}>
          <input
            type="checkbox"
            className={classes.tick}
            aria-label={t('crm.choose', { name: record.name })}
            checked={chosen}
            onChange={(event) => props.onTick(record.id, event.currentTarget.checked)}
          />
        </td>
      )}
      {shown.map((field, at) => (
        <td key={field.name} className={classes.cell}>
          {at === 0 ? (
            <div className={classes.clip}>
              <a href={`${page}/${record.id}`} className={classes.open} onClick={follow}>
                {record.name}
              </a>
              {told.length > 0 && (
                <Text component="div" size="xs" c="dimmed" className={classes.below}>
                  {told.slice(0, BELOW).map((each) => (
                    <FieldValue key={each.name} record={record} field={each} compact />
                  ))}
                </Text>
              )}
            </div>
          ) : (
            <div className={classes.clip}>
              <FieldValue record={record} field={field} compact />
            </div>
          )}
        </td>
      ))}
    </tr>
  );
});
