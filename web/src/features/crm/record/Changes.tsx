import type { TimelineItem } from '../../../api/types';
import { useFormat, useI18n } from '../../../i18n/context';
import { FieldValue } from '../fields/FieldValue';
import { useLabels } from '../fields/useLabels';
import { type Field, fieldValue, isEmpty, type RecordRow } from '../model/kinds';
import { decimalsIn } from '../model/money';
import classes from './record.module.css';

/** Lines of a deal that its timeline names. */
const MOST_TOLD = 5;

type Values = Record<string, unknown>;

/** The fields that a change touched, as they were and as they became. */
export function Changes({
  item,
  fields,
  record,
}: {
  item: TimelineItem;
  fields: Field[];
  record: RecordRow;
}) {
  const { t } = useI18n();
  const labels = useLabels();
  const was = asRecord(record, fields, item.before);
  const is = asRecord(record, fields, item.after);
  const touched = fields.filter((field) => names(item).has(field.name));
  const lines = names(item).has('lines');
  if (touched.length === 0 && !lines) return <div className={classes.text}>{t('crm.changedSome')}</div>;
  return (
    <ul className={classes.links}>
      {touched.map((field) => (
        <li key={field.name}>
          {labels.field(field)}: <Shown record={was} field={field} /> → <Shown record={is} field={field} />
        </li>
      ))}
      {lines && (
        <li>
          {t('crm.lines')}: <Lines values={item.before} /> → <Lines values={item.after} />
        </li>
      )}
    </ul>
  );
}

function Shown({ record, field }: { record: RecordRow; field: Field }) {
  const { t } = useI18n();
  if (isEmpty(fieldValue(record, field))) return <em>{t('crm.nothing')}</em>;
  return <FieldValue record={record} field={field} compact />;
}

/** What a deal was made of: how many of what. */
function Lines({ values }: { values: unknown }) {
  const { t } = useI18n();
  const format = useFormat();
  const lines = ((values as Values | null)?.lines ?? []) as { quantity: number; description: string }[];
  if (lines.length === 0) return <em>{t('crm.nothing')}</em>;
  const told = lines
    .slice(0, MOST_TOLD)
    .map((line) => `${format.number(line.quantity, decimalsIn(line.quantity))} × ${line.description}`);
  if (lines.length > MOST_TOLD) told.push(t('crm.lines.more', { count: lines.length - MOST_TOLD }));
  return <span>{told.join(', ')}</span>;
}

/** Names that a link goes by are of now, not of then: only where the value is the same do they fit. */
function asRecord(record: RecordRow, fields: Field[], values: unknown): RecordRow {
  const given = (values ?? {}) as Values;
  const stale = fields.flatMap(({ name, shownBy }) =>
    shownBy && name in given && given[name] !== record[name] ? [[shownBy, undefined]] : [],
  );
  return {
    ...record,
    ...Object.fromEntries(stale),
    ...given,
    data: { ...(given.data as Values | undefined) },
  };
}

function names(item: TimelineItem): Set<string> {
  const all = new Set<string>();
  for (const values of [item.before, item.after] as (Values | null)[]) {
    for (const [name, value] of Object.entries(values ?? {})) {
      if (name === 'data')
        for (const key of Object.keys((value as Values | null) ?? {})) all.add(`data.${key}`);
      else all.add(name);
    }
  }
  return all;
}
