import { ActionIcon, Button, Group, Select, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useI18n } from '../../../i18n/context';
import { blank, type Field, inWords } from '../model/schema';
import { InputField } from './InputField';
import classes from './inspector.module.css';
import type { LiteralProps } from './LiteralField';

type Values = Record<string, unknown>;
const objectOf = (value: unknown): Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : {};

function withValue(values: Values, name: string, value: unknown): Values {
  const next = { ...values, [name]: value };
  if (value === undefined) delete next[name];
  return next;
}

/** The fields of an object. */
function Fields({
  fields,
  value,
  path,
  onChange,
  around,
}: Omit<LiteralProps, 'field'> & { fields: Field[] }) {
  const values = objectOf(value);
  return (
    <div className={classes.nested}>
      {fields.map((each) => (
        <InputField
          key={each.name}
          field={each}
          path={`${path}.${each.name}`}
          value={values[each.name]}
          onChange={(next) => onChange(withValue(values, each.name, next))}
          around={around}
        />
      ))}
    </div>
  );
}

export function ObjectField(props: LiteralProps) {
  return <Fields {...props} fields={props.field.fields} />;
}

/** A value of one of several shapes. */
export function VariantsField(props: LiteralProps) {
  const { field, value, onChange, around, label } = props;
  const values = objectOf(value);
  const tag = field.tag ?? '';
  const chosen = field.variants.find((one) => one.name === values[tag]);
  return (
    <div className={classes.nested}>
      <Select
        aria-label={label}
        size="sm"
        disabled={around.readOnly}
        data={field.variants.map((one) => ({ value: one.name, label: inWords(one.name) }))}
        value={chosen?.name ?? null}
        onChange={(name) => onChange(name ? { [tag]: name } : undefined)}
      />
      {chosen?.description && <p className={classes.help}>{chosen.description}</p>}
      {chosen && <Fields {...props} fields={chosen.fields} />}
    </div>
  );
}

export function ListField({ field, value, path, onChange, around, label }: LiteralProps) {
  const { t } = useI18n();
  const { item } = field;
  const items = Array.isArray(value) ? (value as unknown[]) : [];
  if (!item) return null;
  const at = (index: number, next: unknown) =>
    onChange(items.map((each, place) => (place === index ? (next ?? blank(item)) : each)));
  const drop = (index: number) => {
    const rest = items.filter((_, place) => place !== index);
    onChange(rest.length === 0 && !field.required ? undefined : rest);
  };
  return (
    <div className={classes.nested}>
      {items.map((each, index) => {
        const name = `${label} ${index + 1}`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: items have nothing but their place
          <div key={index}>
            <div className={classes.itemHead}>
              <span />
              <ActionIcon
                size="xs"
                aria-label={t('flow.removeItem', { name })}
                disabled={around.readOnly}
                onClick={() => drop(index)}
              >
                <IconTrash size={13} aria-hidden="true" />
              </ActionIcon>
            </div>
            <InputField
              field={item}
              path={`${path}[${index}]`}
              label={name}
              value={each}
              onChange={(next) => at(index, next)}
              around={around}
            />
          </div>
        );
      })}
      <Button
        size="compact-xs"
        variant="light"
        leftSection={<IconPlus size={13} aria-hidden="true" />}
        disabled={around.readOnly}
        onClick={() => onChange([...items, blank(item)])}
        style={{ justifySelf: 'start' }}
      >
        {t('flow.addItem', { name: label })}
      </Button>
    </div>
  );
}

const ANY: Field = {
  name: '',
  required: true,
  description: null,
  is: 'text',
  expression: false,
  names: [],
  language: null,
  long: false,
  whole: false,
  least: null,
  most: null,
  choices: [],
  fallback: undefined,
  fields: [],
  item: null,
  tag: null,
  variants: [],
};

/** Names that people choose, each with a value. */
export function MapField({ field, value, path, onChange, around, label }: LiteralProps) {
  const { t } = useI18n();
  const values = objectOf(value);
  const [name, setName] = useState('');
  const taken = name.trim() in values;
  const add = () => {
    if (name.trim() === '' || taken) return;
    onChange({ ...values, [name.trim()]: '' });
    setName('');
  };
  const set = (key: string, next: unknown) => {
    const rest = withValue(values, key, next);
    onChange(Object.keys(rest).length === 0 && !field.required ? undefined : rest);
  };
  return (
    <div className={classes.nested}>
      {Object.entries(values).map(([key, each]) => (
        <div key={key}>
          <div className={classes.itemHead}>
            <span />
            <ActionIcon
              size="xs"
              aria-label={t('flow.removeItem', { name: key })}
              disabled={around.readOnly}
              onClick={() => set(key, undefined)}
            >
              <IconTrash size={13} aria-hidden="true" />
            </ActionIcon>
          </div>
          <InputField
            field={typeof each === 'string' ? ANY : { ...ANY, is: 'json' }}
            path={`${path}.${key}`}
            label={key}
            value={each}
            onChange={(next) => set(key, next ?? '')}
            around={around}
          />
        </div>
      ))}
      {!around.readOnly && (
        <Group gap={6} wrap="nowrap">
          <TextInput
            size="xs"
            aria-label={t('flow.newName', { name: label })}
            placeholder={t('flow.newNameHint')}
            value={name}
            error={taken}
            onChange={(event) => setName(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Enter' && add()}
          />
          <Button size="compact-xs" variant="light" disabled={name.trim() === '' || taken} onClick={add}>
            {t('flow.add')}
          </Button>
        </Group>
      )}
    </div>
  );
}
