import { SimpleGrid, Textarea } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useI18n } from '../../i18n/context';
import { languageName } from '../../i18n/labels';
import type { DialogueValues } from './dialogueValues';

type Props = { path: string; label: string; form: UseFormReturnType<DialogueValues>; required?: boolean };

/** The same words in Danish and in English. */
export function WordsFields({ path, label, form, required }: Props) {
  const { t } = useI18n();
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
      {(['da', 'en'] as const).map((language) => (
        <Textarea
          key={language}
          label={`${label} (${languageName(language, t)})`}
          lang={language}
          required={required}
          autosize
          minRows={2}
          maxRows={8}
          {...form.getInputProps(`${path}.${language}`)}
        />
      ))}
    </SimpleGrid>
  );
}
