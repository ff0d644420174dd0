import {
  MultiSelect,
  NumberInput,
  Select,
  type SelectProps,
  Switch,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core';

import { useQuery } from '@tanstack/react-query';
import { useI18n } from '../../../i18n/context';
import { peopleQuery } from '../../inbox/deskQueries';
import type { Field } from '../model/kinds';
import { digitsOf, toMajor, toMinor } from '../model/money';
import { pipelinesQuery, teamsQuery } from '../queries';
import { LinkSelect } from './LinkSelect';
import { useLabels } from './useLabels';

type Props = {
  field: Field;
  value: unknown;
  onChange: (value: unknown) => void;
  /** Of amounts: in which currency. */
  currency?: string;
  /** Of stages: of which pipeline; the default one's when absent. */
  pipelineId?: string | null;
  /** What a link or a person is called that has been chosen already. */
  shown?: string | null;
  error?: string;
  /** Whether its name stands above it; it is read out in any case. */
  bare?: boolean;
  autoFocus?: boolean;
  testId?: string;
};

export const CURRENCIES = ['DKK', 'EUR', 'NOK', 'SEK', 'USD', 'GBP'];

/** Takes a value for a field, in the API's own form; `null` for none. */
export function FieldInput(props: Props) {
  const { field, value, onChange, error, bare, autoFocus } = props;
  const { t } = useI18n();
  const labels = useLabels();
  const name = labels.field(field);
  const common = {
    label: bare ? undefined : name,
    'aria-label': bare ? name : undefined,
    required: field.required,
    withAsterisk: field.required,
    error,
    'data-autofocus': autoFocus || undefined,
    'data-testid': props.testId,
  };
  const text = typeof value === 'string' ? value : '';
  const write = (next: string) => onChange(next === '' ? null : next);
  const select = {
    ...common,
    clearable: !field.required,
    searchable: true,
    clearButtonProps: { 'aria-label': t('action.clear') },
    comboboxProps: { withinPortal: true },
    value: text || null,
    onChange: (next: string | null) => onChange(next),
  };
  switch (field.type) {
    case 'long':
      return (
        <Textarea
          {...common}
          autosize
          minRows={2}
          maxRows={12}
          maxLength={field.most}
          value={text}
          onChange={(event) => write(event.currentTarget.value)}
        />
      );
    case 'number':
      return (
        <NumberInput
          {...common}
          value={typeof value === 'number' ? value : ''}
          allowDecimal={field.name.startsWith('data.')}
          onChange={(next) => onChange(next === '' ? null : Number(next))}
        />
      );
    case 'money':
      return <Money {...props} common={common} />;
    case 'flag':
      return (
        <Switch
          aria-label={common['aria-label']}
          data-testid={props.testId}
          error={error}
          label={bare ? undefined : name}
          mt={bare ? 6 : 0}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case 'choice':
      return (
        <Select
          {...select}
          searchable={(field.options?.length ?? 0) > 8}
          clearable={field.label !== undefined && !field.required}
          data={(field.options ?? []).map((one) => ({ value: one, label: labels.choice(field, one) }))}
        />
      );
    case 'choices':
      return (
        <MultiSelect
          {...common}
          searchable
          clearButtonProps={{ 'aria-label': t('action.clear') }}
          data={[...(field.options ?? [])]}
          value={Array.isArray(value) ? (value as string[]) : []}
          onChange={onChange}
        />
      );
    case 'tags':
      return (
        <TagsInput
          {...common}
          maxTags={20}
          placeholder={t('crm.tagHint')}
          clearButtonProps={{ 'aria-label': t('action.clear') }}
          value={Array.isArray(value) ? (value as string[]) : []}
          onChange={onChange}
        />
      );
    case 'currency':
      return (
        <Select {...select} data={[...new Set([...CURRENCIES, ...(text ? [text] : [])])]} clearable={false} />
      );
    case 'person':
      return <Person select={select} shown={props.shown} />;
    case 'team':
      return <Team select={select} />;
    case 'pipeline':
      return <Pipeline select={select} />;
    case 'stage':
      return <Stage select={select} pipelineId={props.pipelineId} />;
    case 'link':
      return field.to ? (
        <LinkSelect
          {...common}
          kind={field.to}
          value={text || null}
          shown={props.shown}
          onChange={onChange}
        />
      ) : null;
    default:
      return (
        <TextInput
          {...common}
          type={field.type === 'email' ? 'email' : field.type === 'phone' ? 'tel' : inputType(field)}
          maxLength={field.most}
          value={text}
          onChange={(event) => write(event.currentTarget.value)}
        />
      );
  }
}

const inputType = (field: Field) => (field.type === 'date' ? 'date' : 'text');

function Money({ value, onChange, currency = 'DKK', common }: Props & { common: object }) {
  return (
    <NumberInput
      {...common}
      min={0}
      thousandSeparator=" "
      decimalScale={digitsOf(currency)}
      suffix={` ${currency}`}
      value={typeof value === 'number' ? toMajor(value, currency) : ''}
      onChange={(next) => onChange(next === '' ? null : toMinor(Number(next), currency))}
    />
  );
}

function Person({ select, shown }: { select: SelectProps<string>; shown?: string | null }) {
  const people = useQuery(peopleQuery);
  const data = (people.data ?? []).map((person) => ({ value: person.id, label: person.name }));
  const chosen = typeof select.value === 'string' ? select.value : null;
  if (chosen && shown && !data.some((one) => one.value === chosen))
    data.push({ value: chosen, label: shown });
  return <Select {...select} data={data} />;
}

function Team({ select }: { select: SelectProps<string> }) {
  const { t } = useI18n();
  const teams = useQuery(teamsQuery);
  const data = (teams.data ?? []).map((team) => ({ value: team.id, label: team.name }));
  return <Select {...select} data={data} nothingFoundMessage={t('crm.noTeams')} />;
}

function Pipeline({ select }: { select: SelectProps<string> }) {
  const pipelines = useQuery(pipelinesQuery);
  const data = (pipelines.data ?? []).map((one) => ({ value: one.id, label: one.name }));
  const given = pipelines.data?.find((one) => one.isDefault)?.id ?? null;
  return <Select {...select} value={select.value ?? given} data={data} clearable={false} />;
}

/** Shows the first stage where none is chosen: there a new deal begins. */
function Stage({ select, pipelineId }: { select: SelectProps<string>; pipelineId?: string | null }) {
  const pipelines = useQuery(pipelinesQuery);
  const pipeline =
    pipelines.data?.find((one) => one.id === pipelineId) ?? pipelines.data?.find((one) => one.isDefault);
  const data = (pipeline?.stages ?? []).map((stage) => ({ value: stage.key, label: stage.name }));
  return <Select {...select} value={select.value ?? data[0]?.value ?? null} data={data} clearable={false} />;
}
