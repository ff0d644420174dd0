import { Input, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { Macro } from '../../api/types';
import { useI18n } from '../../i18n/context';
import { ChangeList } from './ChangeList';
import { type ChangeDraft, changeOf, draftOf, MOST, problemOf, TEXT } from './changes';
import { type Choices, namesOf } from './choices';
import classes from './desk.module.css';
import { EditorForm } from './EditorDrawer';
import { fieldErrors } from './fieldErrors';
import { macroInWords } from './inWords';
import { useSaveMacro } from './queries';

const NAME = 100;

type Props = {
  macro: Macro | null;
  choices: Choices;
  readOnly: boolean;
  onClose: () => void;
  onDelete: () => void;
};

export function MacroForm({ macro, choices, readOnly, onClose, onDelete }: Props) {
  const { t, language } = useI18n();
  const save = useSaveMacro(macro?.id);
  const texts = {
    required: t('field.required'),
    tags: t('desk.change.tagLength'),
    tooLong: t('desk.tooLong', { count: TEXT }),
  };
  const form = useForm({
    initialValues: { name: macro?.name ?? '', changes: (macro?.changes ?? []).map(draftOf) },
    validate: (values) => {
      const errors: Record<string, string> = {};
      if (!values.name.trim()) errors.name = t('field.required');
      if (values.name.trim().length > NAME) errors.name = t('desk.tooLong', { count: NAME });
      if (values.changes.length === 0) errors.changes = t('desk.macros.noChanges');
      if (values.changes.length > MOST) errors.changes = t('desk.macros.most');
      for (const [index, change] of values.changes.entries()) {
        const found = problemOf(change);
        if (found) errors[`changes.${index}.${found.field}`] = texts[found.problem];
      }
      return errors;
    },
  });
  const submit = form.onSubmit((values) =>
    save.mutate(
      { name: values.name.trim(), changes: values.changes.map(changeOf) },
      { onSuccess: onClose, onError: (error) => form.setErrors(fieldErrors(error, 'name', t)) },
    ),
  );
  const change = (next: ChangeDraft[]) => {
    form.setFieldValue('changes', next);
    // Errors stand at places, and the places have changed.
    form.setErrors(form.errors.name ? { name: form.errors.name } : {});
  };
  const whole = form.values.changes.filter((draft) => problemOf(draft) === null).map(changeOf);
  return (
    <EditorForm
      onSubmit={submit}
      onClose={onClose}
      onDelete={macro ? onDelete : undefined}
      readOnly={readOnly}
      saving={save.isPending}
      error={save.error}
    >
      <TextInput label={t('desk.name')} required data-autofocus {...form.getInputProps('name')} />
      <Input.Wrapper
        labelElement="div"
        label={t('desk.macros.changes')}
        error={form.errors.changes}
        inputWrapperOrder={['label', 'error', 'input']}
      >
        <ChangeList changes={form.values.changes} choices={choices} errors={form.errors} onChange={change} />
      </Input.Wrapper>
      {whole.length > 0 && (
        <div>
          <Text size="sm" fw={500} mb={4}>
            {t('desk.macros.summary')}
          </Text>
          <div className={classes.sentence}>{macroInWords(whole, namesOf(choices), language, t)}</div>
        </div>
      )}
    </EditorForm>
  );
}
