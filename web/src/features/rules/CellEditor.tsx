import {
  Button,
  Group,
  MultiSelect,
  NumberInput,
  Select,
  Stack,
  TagsInput,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useI18n } from '../../i18n/context';
import {
  type Condition,
  change,
  choices,
  type Field,
  parseCondition,
  quoted,
  unquoted,
  writeCondition,
} from './condition';
import classes from './rules.module.css';
import { comparisonLabel } from './words';

type Props = {
  title: string;
  source: string;
  field: Field | undefined;
  output: boolean;
  onSave: (source: string) => void;
  onCancel: () => void;
};

/** Edits one cell: by choosing where the fact is known, as an expression for those who want it. */
export function CellEditor({ title, source, field, output, onSave, onCancel }: Props) {
  const { t, language } = useI18n();
  const [text, setText] = useState(source);
  const save = (event: FormEvent) => {
    event.preventDefault();
    onSave(text.trim());
  };
  return (
    <form onSubmit={save} data-cell-editor>
      <Stack gap="xs" miw={240} maw={380}>
        <Text size="sm" fw={600}>
          {title}
        </Text>
        {field && (
          <Text size="xs" c="dimmed">
            {field.about[language]}
          </Text>
        )}
        {output ? (
          <OutputEditor text={text} field={field} onChange={setText} />
        ) : (
          <ConditionEditor text={text} field={field} onChange={setText} />
        )}
        <Group justify="flex-end" gap="xs">
          <Button size="compact-sm" variant="default" onClick={onCancel}>
            {t('action.cancel')}
          </Button>
          <Button size="compact-sm" type="submit">
            {t('rules.apply')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type Part = { text: string; field: Field | undefined; onChange: (text: string) => void };

function options(field: Field | undefined, language: 'da' | 'en', also: string[]) {
  const known = (field?.values ?? []).map((choice) => ({
    value: choice.value,
    label: choice.label[language],
  }));
  const strays = also.filter((value) => !known.some((one) => one.value === value));
  return [...known, ...strays.map((value) => ({ value, label: value }))];
}

function ConditionEditor({ text, field, onChange }: Part) {
  const { t, language } = useI18n();
  const [condition, setCondition] = useState<Condition>(() => parseCondition(text));
  const set = (next: Condition) => {
    setCondition(next);
    onChange(writeCondition(next));
  };
  const ways = choices(field?.kind);
  const known = ways.includes(condition.is) ? ways : [...ways, condition.is];
  return (
    <>
      <Select
        data-autofocus
        size="sm"
        label={t('rules.comparison')}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        data={known.map((is) => ({ value: is, label: comparisonLabel(is, field?.kind, t) }))}
        value={condition.is}
        onChange={(is) => is && set(change(condition, is as Condition['is']))}
      />
      {(condition.is === 'in' || condition.is === 'notIn') &&
        (field?.kind === 'choice' ? (
          <MultiSelect
            size="sm"
            label={t('rules.values')}
            comboboxProps={{ withinPortal: false }}
            data={options(field, language, condition.values)}
            value={condition.values}
            onChange={(values) => set({ is: condition.is, values })}
          />
        ) : (
          <TagsInput
            size="sm"
            label={t('rules.values')}
            description={t('rules.valuesHint')}
            acceptValueOnBlur
            value={condition.values}
            onChange={(values) => set({ is: condition.is, values })}
          />
        ))}
      {'value' in condition && typeof condition.value === 'number' && (
        <NumberInput
          size="sm"
          label={t('rules.value')}
          value={condition.value}
          onChange={(value) => set({ ...condition, value: Number(value) || 0 } as Condition)}
        />
      )}
      {condition.is === 'between' && (
        <Group grow gap="xs">
          <NumberInput
            size="sm"
            label={t('rules.from')}
            value={condition.from}
            onChange={(value) => set({ ...condition, from: Number(value) || 0 })}
          />
          <NumberInput
            size="sm"
            label={t('rules.to')}
            value={condition.to}
            onChange={(value) => set({ ...condition, to: Number(value) || 0 })}
          />
        </Group>
      )}
      {condition.is === 'has' && (
        <TextInput
          size="sm"
          label={t('rules.value')}
          value={condition.value}
          onChange={(event) => set({ is: 'has', value: event.currentTarget.value })}
        />
      )}
      {condition.is === 'expression' && (
        <Expression text={condition.text} onChange={(next) => set({ is: 'expression', text: next })} />
      )}
    </>
  );
}

function OutputEditor({ text, field, onChange }: Part) {
  const { t, language } = useI18n();
  const words = unquoted(text);
  const plain = text.trim() === '' || words !== null || text === 'true' || text === 'false';
  const simple = field && field.kind !== 'object' && field.kind !== 'list';
  const [expert, setExpert] = useState(!(plain && simple) && !/^-?[\d.]+$/.test(text));
  if (expert || !simple) {
    return (
      <>
        <Expression text={text} onChange={onChange} />
        {simple && plain && <Switch label={t('rules.simple')} onClick={() => setExpert(false)} />}
      </>
    );
  }
  const none = { value: '', label: '–' };
  return (
    <>
      {field.kind === 'choice' && (
        <Select
          data-autofocus
          size="sm"
          label={t('rules.value')}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          data={[none, ...options(field, language, words ? [words] : [])]}
          value={words ?? ''}
          onChange={(value) => onChange(value ? quoted(value) : '')}
        />
      )}
      {field.kind === 'bool' && (
        <Select
          data-autofocus
          size="sm"
          label={t('rules.value')}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          data={[none, { value: 'true', label: t('rules.yes') }, { value: 'false', label: t('rules.no') }]}
          value={text}
          onChange={(value) => onChange(value ?? '')}
        />
      )}
      {field.kind === 'text' && (
        <Textarea
          data-autofocus
          size="sm"
          autosize
          minRows={1}
          maxRows={6}
          label={t('rules.value')}
          value={words ?? ''}
          onChange={(event) => onChange(event.currentTarget.value ? quoted(event.currentTarget.value) : '')}
        />
      )}
      {field.kind === 'number' && (
        <NumberInput
          data-autofocus
          size="sm"
          label={t('rules.value')}
          value={text}
          onChange={(value) => onChange(String(value))}
        />
      )}
      <Switch label={t('rules.expression')} onClick={() => setExpert(true)} />
    </>
  );
}

function Switch({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Button size="compact-xs" variant="subtle" onClick={onClick} style={{ alignSelf: 'flex-start' }}>
      {label}
    </Button>
  );
}

function Expression({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const { t } = useI18n();
  return (
    <Textarea
      data-autofocus
      size="sm"
      autosize
      minRows={1}
      maxRows={8}
      classNames={{ input: classes.json }}
      label={t('rules.expression')}
      description={t('rules.expressionHint')}
      spellCheck={false}
      value={text}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
