import { Button, Group, NumberInput, Select, Stack, Textarea, TextInput } from '@mantine/core';
import type { ConnectionField } from '../../api/types';
import { useI18n } from '../../i18n/context';
import { connectionChoiceLabel, connectionFieldLabel } from '../../i18n/labels';
import { type FieldTexts, freshSecret } from './fields';

/** The settings and secrets that a kind of connection wants. */
export function ConnectionFields(props: {
  kind: string;
  fields: ConnectionField[];
  texts: FieldTexts;
  errors: FieldTexts;
  existing: boolean;
  onChange: (name: string, text: string) => void;
}) {
  const { kind, fields, texts, errors, existing, onChange } = props;
  const { t } = useI18n();
  return (
    <Stack gap="sm">
      {fields.map((field) => {
        const text = texts[field.name] ?? '';
        const common = {
          label: connectionFieldLabel(field.name, t),
          required: field.required && !(field.secret && existing),
          error: errors[field.name],
        };
        const change = (value: string) => onChange(field.name, value);
        if (field.format === 'number') {
          return (
            <NumberInput
              key={field.name}
              {...common}
              min={1}
              max={65535}
              hideControls
              value={text === '' ? '' : Number(text)}
              onChange={(value) => change(String(value))}
            />
          );
        }
        if (field.format === 'choice') {
          const choices = field.choices ?? [];
          return (
            <Select
              key={field.name}
              {...common}
              allowDeselect={false}
              data={choices.map((one) => ({ value: one, label: connectionChoiceLabel(one, t) }))}
              value={text || (choices[0] ?? null)}
              onChange={(value) => change(value ?? '')}
            />
          );
        }
        if (field.format === 'list' || field.format === 'object' || field.name === 'privateKey') {
          return (
            <Textarea
              key={field.name}
              {...common}
              description={field.format === 'list' ? t('connections.listHint') : undefined}
              autosize
              minRows={2}
              maxRows={8}
              value={text}
              onChange={(event) => change(event.currentTarget.value)}
            />
          );
        }
        const suggests = (kind === 'webhook' || kind === 'hook') && field.name === 'secret';
        return (
          <Group key={field.name} align="flex-end" gap="xs" wrap="nowrap">
            <TextInput
              flex={1}
              {...common}
              description={field.secret && existing ? t('connections.secretKept') : undefined}
              type={field.secret && !suggests ? 'password' : 'text'}
              autoComplete="off"
              spellCheck={false}
              value={text}
              onChange={(event) => change(event.currentTarget.value)}
            />
            {suggests && (
              <Button variant="default" onClick={() => change(freshSecret())}>
                {t('connections.secretSuggest')}
              </Button>
            )}
          </Group>
        );
      })}
    </Stack>
  );
}
