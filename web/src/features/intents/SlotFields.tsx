import { Button, Group, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useI18n } from '../../i18n/context';
import { entityLabel } from '../../i18n/labels';
import type { DialogueValues } from './dialogueValues';
import { entitiesQuery } from './queries';
import { WordsFields } from './WordsFields';

const BUILT_IN = ['email', 'phone', 'order_number', 'date', 'money', 'url'];

type Props = { at: number; form: UseFormReturnType<DialogueValues>; onRemove?: () => void };

/** One thing that is asked for. */
export function SlotFields({ at, form, onRemove }: Props) {
  const { t } = useI18n();
  const own = useQuery(entitiesQuery);
  const kinds = [
    ...BUILT_IN.map((value) => ({ value, label: entityLabel(value, t) })),
    ...(own.data ?? []).map((entity) => ({ value: entity.name, label: entity.name })),
    { value: 'text', label: t('dialogue.freeText') },
  ];
  return (
    <Stack gap="sm" component="fieldset" bd={0} p={0} m={0}>
      <Group justify="space-between" component="legend" w="100%" mb={4}>
        <Text fw={600}>{t('dialogue.slot', { number: at + 1 })}</Text>
        {onRemove && (
          <Button size="compact-sm" variant="subtle" color="red" onClick={onRemove}>
            {t('dialogue.removeSlot', { number: at + 1 })}
          </Button>
        )}
      </Group>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <TextInput
          label={t('intents.name')}
          required
          autoCapitalize="none"
          {...form.getInputProps(`slots.${at}.name`)}
        />
        <Select
          label={t('dialogue.entity')}
          allowDeselect={false}
          data={kinds}
          {...form.getInputProps(`slots.${at}.entity`)}
        />
      </SimpleGrid>
      <WordsFields path={`slots.${at}.question`} label={t('dialogue.question')} form={form} required />
      <TextInput
        label={t('dialogue.pattern')}
        description={t('dialogue.patternText')}
        spellCheck={false}
        autoCapitalize="none"
        {...form.getInputProps(`slots.${at}.pattern`)}
      />
      <WordsFields path={`slots.${at}.invalid`} label={t('dialogue.invalid')} form={form} />
    </Stack>
  );
}
