import { Button, Drawer, Group, Select, Stack, Switch, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { IntentDialogue } from '../../api/types';
import { useI18n } from '../../i18n/context';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { type DialogueValues, newSlot, parameters, toBody, toValues } from './dialogueValues';
import { actionTypesQuery, useSaveDialogue } from './queries';
import { SlotFields } from './SlotFields';
import { WordsFields } from './WordsFields';

const NAME = /^[a-z][a-z0-9_]{0,49}$/;
const MOST = 10;

type Props = { intent: string; dialogue: IntentDialogue | null; onClose: () => void };

/** Where an intent's slots are edited, and what follows when all are filled. */
export function DialogueForm({ intent, dialogue, onClose }: Props) {
  const { t } = useI18n();
  const save = useSaveDialogue(intent);
  const counter = useRef(dialogue?.slots.length ?? 1);
  const types = useQuery(actionTypesQuery);
  const form = useForm<DialogueValues>({
    initialValues: toValues(dialogue),
    validate: (values) => {
      const errors: Record<string, string> = {};
      const both = (path: string, words: { da: string; en: string }) => {
        if (!words.da.trim()) errors[`${path}.da`] = t('field.required');
        if (!words.en.trim()) errors[`${path}.en`] = t('field.required');
      };
      values.slots.forEach((slot, at) => {
        if (!NAME.test(slot.name.trim())) errors[`slots.${at}.name`] = t('entities.nameRule');
        both(`slots.${at}.question`, slot.question);
      });
      both('text', values.text);
      if (values.outcome === 'action' && !values.action) errors.action = t('field.required');
      if (values.outcome === 'action' && !parameters(values.parameters)) {
        errors.parameters = t('dialogue.parametersRule');
      }
      return errors;
    },
  });
  const submit = form.onSubmit((values) => save.mutate(toBody(values), { onSuccess: onClose }));
  const { slots, outcome } = form.values;
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={t('dialogue.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="lg">
          {slots.map((slot, at) => (
            <SlotFields
              key={slot.key}
              at={at}
              form={form}
              onRemove={slots.length > 1 ? () => form.removeListItem('slots', at) : undefined}
            />
          ))}
          {slots.length < MOST && (
            <Group>
              <Button
                variant="default"
                leftSection={<IconPlus size={16} aria-hidden="true" />}
                onClick={() => {
                  counter.current += 1;
                  form.insertListItem('slots', newSlot(counter.current));
                }}
              >
                {t('dialogue.addSlot')}
              </Button>
            </Group>
          )}
          <Stack gap="sm" component="fieldset" bd={0} p={0} m={0}>
            <Text component="legend" fw={600} mb={4}>
              {t('dialogue.outcome')}
            </Text>
            <Select
              aria-label={t('dialogue.outcome')}
              allowDeselect={false}
              data={(['answer', 'action', 'person'] as const).map((value) => ({
                value,
                label: t(`dialogue.outcome.${value}`),
              }))}
              {...form.getInputProps('outcome')}
            />
            {outcome === 'action' && (
              <>
                <Select
                  label={t('dialogue.action')}
                  required
                  searchable
                  data={(types.data?.items ?? []).map((one) => ({ value: one.type, label: one.type }))}
                  {...form.getInputProps('action')}
                />
                <Textarea
                  label={t('dialogue.parameters')}
                  description={t('dialogue.parametersText')}
                  autosize
                  minRows={3}
                  maxRows={14}
                  spellCheck={false}
                  {...form.getInputProps('parameters')}
                />
                <Switch
                  label={t('dialogue.approval')}
                  {...form.getInputProps('approval', { type: 'checkbox' })}
                />
              </>
            )}
            {outcome === 'person' && (
              <TextInput
                label={t('dialogue.queue')}
                description={t('dialogue.queueText')}
                {...form.getInputProps('queue')}
              />
            )}
            <WordsFields path="text" label={t('dialogue.text')} form={form} required />
          </Stack>
          {save.isError && <ErrorNotice error={save.error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('action.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Drawer>
  );
}
