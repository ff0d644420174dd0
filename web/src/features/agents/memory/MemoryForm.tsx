import { Alert, Checkbox, NumberInput, Select, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { AgentMemory } from '../../../api/types';
import { useCan } from '../../../app/session';
import { useI18n } from '../../../i18n/context';
import { EditorForm } from '../../desk/EditorDrawer';
import { fieldErrors } from '../../desk/fieldErrors';
import { MEMORY_ABOUT, type MemoryAbout } from '../search';
import { READS_CUSTOMERS, useCorrect, useRemember } from './api';
import { CustomerSelect } from './CustomerSelect';
import { daysLeft } from './days';
import classes from './memory.module.css';

const MOST_DAYS = 3650;
const LONGEST = 2000;

type Values = {
  content: string;
  about: MemoryAbout;
  customerId: string | undefined;
  days: number | '';
  vouch: boolean;
};
type Props = {
  memory: AgentMemory | null;
  /** About whom a new one is, to begin with. */
  customer?: string;
  readOnly: boolean;
  onClose: () => void;
  onDelete: () => void;
};

/** A memory that somebody writes, or corrects and thereby vouches for. */
export function MemoryForm({ memory, customer, readOnly, onClose, onDelete }: Props) {
  const { t } = useI18n();
  const can = useCan();
  const remember = useRemember();
  const correct = useCorrect(memory?.id ?? '');
  const write = memory ? correct : remember;
  // What is left when the form opens: it does not change while somebody types.
  const [left] = useState(() => daysLeft(memory?.expiresAt ?? null, Date.now()));
  const form = useForm<Values>({
    initialValues: {
      content: memory?.content ?? '',
      about: customer ? 'customer' : 'business',
      customerId: customer,
      days: left ?? '',
      vouch: false,
    },
    validate: {
      content: (value) => (value.trim() ? null : t('field.required')),
      customerId: (value, { about }) =>
        memory === null && about === 'customer' && !value ? t('field.required') : null,
    },
  });
  const { about, content, vouch } = form.values;
  const submit = form.onSubmit((values) => {
    const done = {
      onSuccess: onClose,
      onError: (error: unknown) => form.setErrors(fieldErrors(error, 'content', t)),
    };
    const days = values.days === '' ? undefined : values.days;
    if (!memory) {
      const customerId = values.about === 'customer' ? values.customerId : undefined;
      remember.mutate({ content: values.content.trim(), about: values.about, customerId, days }, done);
      return;
    }
    // To send what it says is to vouch for it, so only who changes it or says so does.
    const vouched = values.vouch || values.content.trim() !== memory.content;
    correct.mutate(
      {
        content: vouched ? values.content.trim() : undefined,
        days: days === left ? undefined : (days ?? 0),
      },
      done,
    );
  });
  const kinds = MEMORY_ABOUT.filter((each) => each !== 'customer' || can(READS_CUSTOMERS));
  return (
    <EditorForm
      onSubmit={submit}
      onClose={onClose}
      onDelete={memory ? onDelete : undefined}
      readOnly={readOnly}
      saving={write.isPending}
      error={write.error}
    >
      {memory?.untrusted && (
        <Alert color="amber" variant="light" title={t('memory.untrusted')}>
          {t('memory.untrustedText')}
        </Alert>
      )}
      <Textarea
        label={t('memory.content')}
        description={t('memory.contentText')}
        required
        data-autofocus
        autosize
        minRows={4}
        maxRows={16}
        maxLength={LONGEST}
        {...form.getInputProps('content')}
      />
      {memory === null && (
        <Select
          label={t('memory.aboutWhom')}
          description={t(`memory.who.${about}`)}
          allowDeselect={false}
          data={kinds.map((value) => ({ value, label: t(`memory.of.${value}`) }))}
          {...form.getInputProps('about')}
        />
      )}
      {memory === null && about === 'customer' && (
        <CustomerSelect
          label={t('memory.customer')}
          required
          value={form.values.customerId}
          error={form.errors.customerId}
          onChange={(id) => form.setFieldValue('customerId', id)}
        />
      )}
      <NumberInput
        label={t('memory.days')}
        description={t('memory.daysText')}
        placeholder={t('memory.never')}
        min={1}
        max={MOST_DAYS}
        allowDecimal={false}
        {...form.getInputProps('days')}
      />
      {memory && !readOnly && (
        <Text size="sm" c="dimmed" className={classes.words}>
          {t('memory.vouchText')}
        </Text>
      )}
      {memory?.untrusted && content.trim() === memory.content && (
        <Checkbox
          label={t('memory.vouch')}
          checked={vouch}
          onChange={(event) => form.setFieldValue('vouch', event.currentTarget.checked)}
        />
      )}
    </EditorForm>
  );
}
