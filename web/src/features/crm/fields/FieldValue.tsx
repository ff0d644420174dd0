import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useFormat, useI18n } from '../../../i18n/context';
import { RelativeTime } from '../../../ui/RelativeTime';
import { peopleQuery } from '../../inbox/deskQueries';
import { safeUrl } from '../../messages/safeUrl';
import { type Field, fieldValue, isEmpty, KIND, type RecordRow } from '../model/kinds';
import { formatMoney } from '../model/money';
import { pipelinesQuery, recordQuery, teamsQuery } from '../queries';
import classes from './fields.module.css';
import { scoreTone, toneOf } from './tones';
import { useLabels } from './useLabels';

type Props = {
  record: RecordRow;
  field: Field /** In a list: on one line, links lead nowhere. */;
  compact?: boolean;
};

/** What a record has in a field, as people read it. */
export function FieldValue({ record, field, compact = false }: Props) {
  const { t, language } = useI18n();
  const format = useFormat();
  const labels = useLabels();
  const value = fieldValue(record, field);
  if (isEmpty(value)) return <span aria-hidden={compact}>–</span>;
  if (field.name === 'score') {
    return <Tag tone={scoreTone(Number(value))}>{format.number(Number(value))}</Tag>;
  }
  switch (field.type) {
    case 'choice':
      return <Tag tone={toneOf(field.name, String(value))}>{labels.choice(field, String(value))}</Tag>;
    case 'tags':
    case 'choices':
      return (
        <Group gap={4} wrap={compact ? 'nowrap' : 'wrap'} component="span" display="inline-flex">
          {(value as string[]).map((one) => (
            <Tag key={one} tone="gray">
              {one}
            </Tag>
          ))}
        </Group>
      );
    case 'money':
      return <span className="tk-tabular">{formatMoney(Number(value), currencyOf(record), language)}</span>;
    case 'number':
      return (
        <span className="tk-tabular">
          {format.number(Number(value), Number.isInteger(value) ? 0 : 2)}
          {field.name === 'probability' ? ' %' : ''}
        </span>
      );
    case 'date':
      return <span className="tk-tabular">{day(String(value), language)}</span>;
    case 'time':
      return <RelativeTime at={String(value)} />;
    case 'flag':
      return <span>{t(value ? 'crm.yes' : 'crm.no')}</span>;
    case 'team':
      return <TeamName id={String(value)} />;
    case 'pipeline':
      return <PipelineName id={String(value)} />;
    case 'link':
      return <Linked record={record} field={field} compact={compact} />;
    case 'person':
      return <PersonName id={String(value)} shown={shownName(record, field)} />;
    case 'stage':
      return <StageName stage={String(value)} shown={shownName(record, field)} />;
    case 'email':
      return compact ? <span>{String(value)}</span> : <a href={`mailto:${String(value)}`}>{String(value)}</a>;
    case 'phone':
      return compact ? (
        <span>{String(value)}</span>
      ) : (
        <a href={`tel:${String(value).replaceAll(/[^\d+]/g, '')}`}>{String(value)}</a>
      );
    case 'url':
      return compact ? <span>{String(value)}</span> : <Web address={String(value)} />;
    case 'long':
      return (
        <Text span inherit style={compact ? undefined : { whiteSpace: 'pre-wrap' }}>
          {String(value)}
        </Text>
      );
    default:
      return <span>{String(value)}</span>;
  }
}

/** Looks like a badge, and costs next to nothing: lists have thousands of them. */
function Tag({ tone, children }: { tone: string; children: ReactNode }) {
  const colours = {
    color: `var(--mantine-color-${tone}-light-color)`,
    background: `var(--mantine-color-${tone}-light)`,
  };
  return (
    <span className={classes.tag} style={colours}>
      {children}
    </span>
  );
}

export function currencyOf(record: RecordRow): string {
  return typeof record.currency === 'string' ? record.currency : 'DKK';
}

export function day(value: string, language: 'da' | 'en'): string {
  const date = new Date(`${value.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return value;
  return new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(date);
}

function Web({ address }: { address: string }) {
  const url = safeUrl(/^https?:/i.test(address) ? address : `https://${address}`);
  return url ? (
    <a href={url} target="_blank" rel="noreferrer noopener">
      {address}
    </a>
  ) : (
    <span>{address}</span>
  );
}

/** What a link or a person is called, where the record says so. */
function shownName(record: RecordRow, field: Field): string | null {
  const name = field.shownBy ? record[field.shownBy] : null;
  return typeof name === 'string' && name !== '' ? name : null;
}

function Linked({ record, field, compact }: Required<Props>) {
  const id = String(fieldValue(record, field));
  const known = shownName(record, field);
  const kind = field.to ?? 'contact';
  const found = useQuery({ ...recordQuery(kind, id), enabled: known === null });
  const name = known ?? found.data?.name ?? '…';
  if (compact) return <span>{name}</span>;
  return (
    <Link to={`${KIND[kind].page}/$id`} params={{ id }}>
      {name}
    </Link>
  );
}

function PersonName({ id, shown }: { id: string; shown: string | null }) {
  const people = useQuery({ ...peopleQuery, enabled: shown === null });
  return <span>{shown ?? people.data?.find((person) => person.id === id)?.name ?? '…'}</span>;
}

function StageName({ stage, shown }: { stage: string; shown: string | null }) {
  const pipelines = useQuery({ ...pipelinesQuery, enabled: shown === null });
  const stages = pipelines.data?.flatMap((pipeline) => pipeline.stages);
  return <span>{shown ?? stages?.find(({ key }) => key === stage)?.name ?? stage}</span>;
}

function TeamName({ id }: { id: string }) {
  const teams = useQuery(teamsQuery);
  return <span>{teams.data?.find((team) => team.id === id)?.name ?? '…'}</span>;
}

function PipelineName({ id }: { id: string }) {
  const pipelines = useQuery(pipelinesQuery);
  return <span>{pipelines.data?.find((pipeline) => pipeline.id === id)?.name ?? '…'}</span>;
}
