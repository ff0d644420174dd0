import { NumberInput, TagsInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { DeskPerson } from '../../api/types';
import { useI18n } from '../../i18n/context';
import { EditorForm } from './EditorDrawer';
import { fieldErrors } from './fieldErrors';
import { useSavePerson } from './queries';

const SKILL = 50;
const SKILLS = 50;
const CAPACITY = 1000;

type Props = { person: DeskPerson; readOnly: boolean; onClose: () => void };

export function PersonForm({ person, readOnly, onClose }: Props) {
  const { t } = useI18n();
  const save = useSavePerson(person.id);
  const form = useForm({
    initialValues: { skills: person.skills, capacity: person.capacity as number | string },
    validate: {
      skills: (skills) =>
        skills.some((skill) => [...skill.trim()].length > SKILL) ? t('desk.people.skillLength') : null,
      capacity: (capacity) => {
        const count = typeof capacity === 'number' ? capacity : Number.NaN;
        return count >= 0 && count <= CAPACITY ? null : t('desk.people.capacityRange');
      },
    },
  });
  const submit = form.onSubmit(({ skills, capacity }) =>
    save.mutate(
      { skills: skills.map((skill) => skill.trim()).filter(Boolean), capacity: Number(capacity) },
      { onSuccess: onClose, onError: (error) => form.setErrors(fieldErrors(error, 'skills', t)) },
    ),
  );
  return (
    <EditorForm
      onSubmit={submit}
      onClose={onClose}
      readOnly={readOnly}
      saving={save.isPending}
      error={save.error}
    >
      <TagsInput
        label={t('desk.people.skills')}
        description={t('desk.people.skillsHint')}
        data-autofocus
        maxTags={SKILLS}
        {...form.getInputProps('skills')}
      />
      <NumberInput
        label={t('desk.people.capacity')}
        description={t('desk.people.capacityHint')}
        maw={220}
        min={0}
        max={CAPACITY}
        allowDecimal={false}
        {...form.getInputProps('capacity')}
      />
    </EditorForm>
  );
}
