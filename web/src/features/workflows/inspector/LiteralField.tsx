import { NumberInput, Select, Skeleton, Switch, Textarea, TextInput } from '@mantine/core';
import { Suspense } from 'react';
import { useI18n } from '../../../i18n/context';
import { JsonField } from '../../../ui/JsonField';
import { asLiteral, literal } from '../model/expression';
import { ExpressionEditor } from './ExpressionField';
import type { InputFieldProps } from './InputField';
import { ListField, MapField, ObjectField, VariantsField } from './NestedFields';
import { AgentPicker, CredentialPicker, WorkflowPicker } from './Pickers';

export type LiteralProps = InputFieldProps & { label: string; invalid: boolean };

const CODE_ROWS = 8;

/** A value of its own, with the control that fits it. */
export function LiteralField(props: LiteralProps) {
  const { field, value, onChange, around, label, invalid } = props;
  const { t } = useI18n();
  const usual = { 'aria-label': label, size: 'sm', disabled: around.readOnly, error: invalid } as const;
  const fallback = field.fallback === undefined || field.fallback === null ? '' : String(field.fallback);
  switch (field.is) {
    case 'text': {
      const text = typeof value === 'string' ? literal(value) : '';
      const write = (next: string) => onChange(next === '' && !field.required ? undefined : asLiteral(next));
      if (field.name === 'workflowId') return <WorkflowPicker {...usual} value={text} onChange={write} />;
      if (field.name === 'agentId') return <AgentPicker {...usual} value={text} onChange={write} />;
      if (field.name === 'credentialId') return <CredentialPicker {...usual} value={text} onChange={write} />;
      if (field.language) {
        return (
          <Suspense fallback={<Skeleton height={150} />}>
            <ExpressionEditor
              value={text}
              label={label}
              hint={field.language}
              scope={null}
              readOnly={around.readOnly}
              invalid={invalid}
              rows={CODE_ROWS}
              onChange={write}
            />
          </Suspense>
        );
      }
      const change = { value: text, placeholder: fallback, onChange: typed(write) };
      return field.long ? (
        <Textarea {...usual} {...change} autosize minRows={2} maxRows={10} />
      ) : (
        <TextInput {...usual} {...change} />
      );
    }
    case 'number':
      return (
        <NumberInput
          {...usual}
          value={typeof value === 'number' ? value : ''}
          placeholder={fallback}
          allowDecimal={!field.whole}
          min={field.least ?? undefined}
          max={field.most ?? undefined}
          clampBehavior="none"
          onChange={(next) => onChange(typeof next === 'number' ? next : undefined)}
        />
      );
    case 'boolean':
      return (
        <Switch
          aria-label={label}
          disabled={around.readOnly}
          checked={value === undefined ? field.fallback === true : value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case 'choice':
      return (
        <Select
          {...usual}
          data={field.choices}
          placeholder={fallback}
          clearable={!field.required}
          clearButtonProps={{ 'aria-label': t('action.clear') }}
          value={typeof value === 'string' ? value : null}
          onChange={(next) => onChange(next ?? undefined)}
        />
      );
    case 'moment':
      return (
        <TextInput
          {...usual}
          type="datetime-local"
          value={localTime(value)}
          onChange={typed((next) => onChange(next === '' ? undefined : new Date(next).toISOString()))}
        />
      );
    case 'list':
      return <ListField {...props} />;
    case 'object':
      return <ObjectField {...props} />;
    case 'map':
      return <MapField {...props} />;
    case 'variants':
      return <VariantsField {...props} />;
    case 'json':
      return (
        <JsonField
          label={label}
          value={value}
          readOnly={around.readOnly}
          optional={!field.required}
          onChange={onChange}
        />
      );
  }
}

const typed = (write: (text: string) => void) => (event: { currentTarget: { value: string } }) =>
  write(event.currentTarget.value);

/** A moment in the reader's own time zone, as the browser's control wants it. */
function localTime(value: unknown): string {
  const date = new Date(typeof value === 'string' ? value : '');
  if (Number.isNaN(date.getTime())) return '';
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
