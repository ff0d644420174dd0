import { Button, Group, MultiSelect, Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useI18n } from '../../../i18n/context';
import { peopleQuery } from '../../inbox/deskQueries';
import { FieldInput } from '../fields/FieldInput';
import { useLabels } from '../fields/useLabels';
import { type Condition, filterable, isWhole, needsValue, type Test, testsOf } from '../model/filter';
import type { Field } from '../model/kinds';
import { pipelinesQuery } from '../queries';

type Props = {
  fields: Field[];
  condition?: Condition;
  /** Whether there is something that it may be an alternative to. */
  or: boolean;
  onDone: (condition: Condition, orElse: boolean) => void;
};

/** One condition: a field, how it is compared, and with what. */
export function ConditionForm({ fields, condition, or, onDone }: Props) {
  const { t } = useI18n();
  const labels = useLabels();
  const choices = filterable(fields);
  const [name, setName] = useState<string | null>(condition?.field ?? null);
  const [test, setTest] = useState<Test | null>(condition?.test ?? null);
  const [value, setValue] = useState<unknown>(condition?.value);
  const field = choices.find((each) => each.name === name);
  const whole = field && test && isWhole({ field: field.name, test, value });
  const done = (orElse: boolean) => {
    if (!field || !test) return;
    onDone({ field: field.name, test, ...(needsValue(test) ? { value } : {}) }, orElse);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        if (whole) done(false);
      }}
    >
      <Stack gap="sm">
        <Select
          aria-label={t('crm.filterField')}
          placeholder={t('crm.filterField')}
          searchable
          data-autofocus
          comboboxProps={{ withinPortal: false }}
          data={choices.map((each) => ({ value: each.name, label: labels.field(each) }))}
          value={name}
          onChange={(next) => {
            const chosen = choices.find((each) => each.name === next);
            setName(next);
            setTest(chosen ? (testsOf(chosen.type)[0] ?? null) : null);
            setValue(chosen?.type === 'flag' ? true : undefined);
          }}
        />
        {field && test && (
          <Select
            aria-label={t('crm.filterTest')}
            comboboxProps={{ withinPortal: false }}
            allowDeselect={false}
            data={testsOf(field.type).map((each) => ({ value: each, label: t(`crm.test.${each}`) }))}
            value={test}
            onChange={(next) => setTest(next as Test)}
          />
        )}
        {field && test && needsValue(test) && <Value field={field} value={value} onChange={setValue} />}
        <Group justify="flex-end" gap="xs">
          {or && (
            <Button size="sm" variant="default" disabled={!whole} onClick={() => done(true)}>
              {t('crm.orElse')}
            </Button>
          )}
          <Button size="sm" type="submit" disabled={!whole}>
            {t('crm.apply')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Value({
  field,
  value,
  onChange,
}: {
  field: Field;
  value: unknown;
  onChange: (value: unknown) => void;
}) {
  const { t } = useI18n();
  const labels = useLabels();
  const people = useQuery({ ...peopleQuery, enabled: field.type === 'person' });
  const pipelines = useQuery({ ...pipelinesQuery, enabled: field.type === 'stage' });
  const common = { 'aria-label': t('crm.filterValue'), comboboxProps: { withinPortal: false } };
  if (field.type === 'choice' || field.type === 'stage') {
    const stages = pipelines.data?.flatMap((pipeline) => pipeline.stages) ?? [];
    const data =
      field.type === 'choice'
        ? (field.options ?? []).map((one) => ({ value: one, label: labels.choice(field, one) }))
        : [...new Map(stages.map((stage) => [stage.key, stage.name]))].map(([key, label]) => ({
            value: key,
            label,
          }));
    return (
      <MultiSelect
        {...common}
        data={data}
        value={Array.isArray(value) ? (value as string[]) : []}
        onChange={onChange}
      />
    );
  }
  if (field.type === 'person') {
    return (
      <Select
        {...common}
        data={[
          { value: 'me', label: t('crm.me') },
          ...(people.data ?? []).map((person) => ({ value: person.id, label: person.name })),
        ]}
        value={typeof value === 'string' ? value : null}
        onChange={onChange}
      />
    );
  }
  if (field.type === 'choices') {
    return (
      <Select
        {...common}
        data={[...(field.options ?? [])]}
        value={typeof value === 'string' ? value : null}
        onChange={onChange}
      />
    );
  }
  if (field.type === 'time') {
    const shown = typeof value === 'string' ? value.slice(0, 10) : null;
    return (
      <FieldInput
        bare
        field={{ ...field, type: 'date', required: false }}
        value={shown}
        onChange={(next) => onChange(next ? `${String(next)}T00:00:00Z` : null)}
      />
    );
  }
  const type = field.type === 'tags' || field.type === 'long' ? 'text' : field.type;
  return <FieldInput bare field={{ ...field, type, required: false }} value={value} onChange={onChange} />;
}
