import { SimpleGrid, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { CannedAnswer } from '../../api/types';
import { useI18n } from '../../i18n/context';
import { CannedText } from './CannedText';
import { LONGEST, SHORTCUT } from './canned';
import { EditorForm } from './EditorDrawer';
import { fieldErrors } from './fieldErrors';
import { useSaveAnswer } from './queries';

const TITLE = 200;
const LANGUAGES = ['da', 'en'] as const;

type Props = {
  answer: CannedAnswer | null;
  readOnly: boolean;
  onClose: () => void;
  onDelete: () => void;
};

export function AnswerForm({ answer, readOnly, onClose, onDelete }: Props) {
  const { t } = useI18n();
  const save = useSaveAnswer(answer?.id);
  const form = useForm({
    initialValues: {
      shortcut: answer?.shortcut ?? '',
      title: answer?.title ?? '',
      content: { da: answer?.content.da ?? '', en: answer?.content.en ?? '' },
    },
    validate: (values) => {
      const errors: Record<string, string> = {};
      if (!SHORTCUT.test(values.shortcut.trim())) errors.shortcut = t('desk.answers.shortcutRule');
      if (!values.title.trim()) errors.title = t('field.required');
      if (values.title.trim().length > TITLE) errors.title = t('desk.tooLong', { count: TITLE });
      for (const language of LANGUAGES) {
        if ([...values.content[language].trim()].length > LONGEST) {
          errors[`content.${language}`] = t('desk.tooLong', { count: LONGEST });
        }
      }
      if (LANGUAGES.every((language) => !values.content[language].trim())) {
        errors['content.da'] = t('desk.answers.oneLanguage');
      }
      return errors;
    },
  });
  const submit = form.onSubmit((values) => {
    const content: Record<string, string> = {};
    for (const language of LANGUAGES) {
      const words = values.content[language].trim();
      if (words) content[language] = words;
    }
    save.mutate(
      { shortcut: values.shortcut.trim(), title: values.title.trim(), content },
      { onSuccess: onClose, onError: (error) => form.setErrors(fieldErrors(error, 'shortcut', t)) },
    );
  });
  return (
    <EditorForm
      onSubmit={submit}
      onClose={onClose}
      onDelete={answer ? onDelete : undefined}
      readOnly={readOnly}
      saving={save.isPending}
      error={save.error}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label={t('desk.answers.shortcut')}
          description={t('desk.answers.shortcutRule')}
          required
          data-autofocus
          autoCapitalize="none"
          autoComplete="off"
          leftSection={<span aria-hidden="true">/</span>}
          {...form.getInputProps('shortcut')}
        />
        <TextInput
          label={t('desk.answers.title')}
          description={'\u00a0'}
          required
          {...form.getInputProps('title')}
        />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {LANGUAGES.map((language) => (
          <CannedText
            key={language}
            language={language}
            label={t(language === 'da' ? 'desk.answers.danish' : 'desk.answers.english')}
            {...form.getInputProps(`content.${language}`)}
            value={form.values.content[language]}
            onChange={(words) => form.setFieldValue(`content.${language}`, words)}
          />
        ))}
      </SimpleGrid>
    </EditorForm>
  );
}
