import { ActionIcon, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { flatten } from '../../../api/pages';
import { useCan } from '../../../app/session';
import { useFormat, useI18n } from '../../../i18n/context';
import { Card } from '../../../ui/Card';
import { FieldValue } from '../fields/FieldValue';
import { NewRecord } from '../list/NewRecord';
import { KIND, type Kind, type RecordRow } from '../model/kinds';
import { recordsQuery, useFields } from '../queries';
import classes from './record.module.css';

/** Which kinds point at a kind, by which field, and what a row says besides the name. */
const POINTING: Partial<Record<Kind, { kind: Kind; by: string; shows: string[] }[]>> = {
  contact: [{ kind: 'deal', by: 'contactId', shows: ['value', 'stage'] }],
  company: [
    { kind: 'contact', by: 'companyId', shows: ['title', 'email'] },
    { kind: 'deal', by: 'companyId', shows: ['value', 'stage'] },
  ],
};
/** What a lead has become, and what a deal comes from. */
const ORIGINS: { field: string; kind: Kind }[] = [
  { field: 'leadId', kind: 'lead' },
  { field: 'dealId', kind: 'deal' },
  { field: 'contactId', kind: 'contact' },
  { field: 'companyId', kind: 'company' },
];
const SHOWN = 10;

/** Other records that belong to this one. */
export function Related({ kind, record }: { kind: Kind; record: RecordRow }) {
  const { t } = useI18n();
  const links = kind === 'lead' || kind === 'deal' ? ORIGINS.filter(({ field }) => record[field]) : [];
  return (
    <>
      {links.length > 0 && (
        <Card title={t(kind === 'lead' ? 'crm.becameTitle' : 'crm.belongsTo')}>
          <ul className={classes.links}>
            {links.map(({ field, kind: to }) => (
              <li key={field}>
                <Link to={`${KIND[to].page}/$id`} params={{ id: String(record[field]) }}>
                  {t(`crm.${to}.one`)}
                  {record[`${to}Name`] ? `: ${String(record[`${to}Name`])}` : ''}
                </Link>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {(POINTING[kind] ?? []).map((pointing) => (
        <Pointing key={pointing.kind} owner={kind} record={record} {...pointing} />
      ))}
    </>
  );
}

type Props = { owner: Kind; record: RecordRow; kind: Kind; by: string; shows: string[] };

function Pointing({ owner, record, kind, by, shows }: Props) {
  const { t } = useI18n();
  const format = useFormat();
  const writes = useCan()('crm:write');
  const fields = useFields(kind);
  const [making, setMaking] = useState(false);
  const list = useInfiniteQuery(
    recordsQuery(
      kind,
      { filter: [[{ field: by, test: 'is', value: record.id }]], sort: '-createdAt' },
      SHOWN,
    ),
  );
  const items = flatten(list.data);
  const given: Record<string, unknown> = { [by]: record.id };
  const shown: Record<string, string> = { [by]: record.name };
  // A contact's deal is its company's, too.
  if (owner === 'contact' && record.companyId) {
    given.companyId = record.companyId;
    shown.companyId = String(record.companyName ?? '');
  }
  return (
    <Card
      title={t(`crm.${kind}.title`)}
      aside={
        writes && (
          <ActionIcon variant="default" aria-label={t(`crm.${kind}.new`)} onClick={() => setMaking(true)}>
            <IconPlus size={16} />
          </ActionIcon>
        )
      }
    >
      {list.isSuccess && items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('crm.noneYet')}
        </Text>
      )}
      <ul className={classes.links}>
        {items.map((item) => (
          <li key={item.id}>
            <Link to={`${KIND[kind].page}/$id`} params={{ id: item.id }}>
              {item.name}
            </Link>
            <Text size="xs" c="dimmed" component="div">
              {shows
                .flatMap((name) => fields.find((field) => field.name === name && item[name] !== null) ?? [])
                .map((field, at) => (
                  <span key={field.name}>
                    {at > 0 && ' · '}
                    <FieldValue record={item} field={field} compact />
                  </span>
                ))}
            </Text>
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Link to={KIND[kind].page} search={{ where: [[{ field: by, test: 'is', value: record.id }]] }}>
          <Text size="sm" span>
            {t('crm.allOfThem', { shown: format.number(items.length) })}
          </Text>
        </Link>
      )}
      {making && (
        <NewRecord kind={kind} fields={fields} given={given} shown={shown} onClose={() => setMaking(false)} />
      )}
    </Card>
  );
}
