import { Button, Drawer, Group, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { asApiError } from '../../../api/errors';
import { useI18n } from '../../../i18n/context';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { FieldInput } from '../fields/FieldInput';
import { loses } from '../lost/loses';
import { changeOf, type Field, type Kind, type RecordRow } from '../model/kinds';
import { pipelinesQuery, useCreate } from '../queries';

type Props = {
  kind: Kind;
  fields: Field[];
  /** What the new one has from the start, such as the company it is made for. */
  given: Record<string, unknown>;
  /** What chosen links are called, by field. */
  shown?: Record<string, string>;
  onClose: () => void;
  onMade?: (record: RecordRow) => void;
};

/** Fields that seldom matter when a record is made; they come last. */
const LATER = ['teamId', 'language', 'country', 'postalCode', 'probability'];

/** Makes a record. */
export function NewRecord({ kind, fields, given, shown, onClose, onMade }: Props) {
  const { t } = useI18n();
  const create = useCreate(kind);
  const [values, setValues] = useState<Record<string, unknown>>(given);
  const failure = create.error ? asApiError(create.error) : null;
  const wrong = (name: string) => failure?.fields.find(({ field }) => field === name)?.message;
  const pipelines = useQuery({ ...pipelinesQuery, enabled: kind === 'deal' });
  const lost = kind === 'deal' && loses(pipelines.data, values.pipelineId, values.stage);
  const asked = fields
    .filter((field) => !field.kept && (field.name !== 'lostReason' || lost))
    .map((field) => (field.name === 'lostReason' ? { ...field, required: true } : field));
  const first = asked.filter((field) => field.required || !LATER.includes(field.name));
  const rest = asked.filter((field) => !first.includes(field));
  const set = (field: Field, value: unknown) => setValues((before) => ({ ...before, [field.name]: value }));
  const submit = () => {
    const body: Record<string, unknown> = {};
    const data: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(values)) {
      if (value === null || value === undefined || (name === 'lostReason' && !lost)) continue;
      const change = changeOf({ name }, value);
      if (change.data) Object.assign(data, change.data);
      else Object.assign(body, change);
    }
    if (Object.keys(data).length > 0) body.data = data;
    create.mutate(body, {
      onSuccess: (record) => {
        notifications.show({ message: t('crm.made', { name: record.name }) });
        onMade?.(record);
        onClose();
      },
    });
  };
  const input = (field: Field) => (
    <FieldInput
      key={field.name}
      field={field}
      value={values[field.name]}
      onChange={(value) => set(field, value)}
      currency={typeof values.currency === 'string' ? values.currency : undefined}
      pipelineId={typeof values.pipelineId === 'string' ? values.pipelineId : undefined}
      shown={shown?.[field.name]}
      error={wrong(field.name)}
      autoFocus={field.name === 'name'}
    />
  );
  const unplaced =
    failure &&
    (failure.fields.length === 0 ||
      failure.fields.some(({ field }) => !asked.some(({ name }) => name === field)));
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      title={t(`crm.${kind}.new`)}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack gap="md">
          {first.map(input)}
          {rest.length > 0 && (
            <details>
              <summary>{t('crm.moreFields')}</summary>
              <Stack gap="md" mt="sm">
                {rest.map(input)}
              </Stack>
            </details>
          )}
          {unplaced && <ErrorNotice error={create.error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t('action.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Drawer>
  );
}
