import { MultiSelect, Radio, Select, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { DeskPerson, DeskQueue, WorkingHours } from '../../api/types';
import { useI18n } from '../../i18n/context';
import { PRIORITIES } from '../inbox/priority';
import { ASSIGNMENT_NAMES, ASSIGNMENTS } from './assignments';
import { EditorForm } from './EditorDrawer';
import { fieldErrors } from './fieldErrors';
import { PromiseFields } from './PromiseFields';
import { CLOCKS, isPromisable, levelsFrom, minutesOfDay, promisesFrom } from './promises';
import { useSaveQueue } from './queries';

const NAME = 100;
const DESCRIPTION = 500;
const ALWAYS = 'always';

type Props = {
  queue: DeskQueue | null;
  hours: WorkingHours[];
  people: DeskPerson[];
  readOnly: boolean;
  onClose: () => void;
  onDelete: () => void;
};

export function QueueForm({ queue, hours, people, readOnly, onClose, onDelete }: Props) {
  const { t } = useI18n();
  const save = useSaveQueue(queue?.id);
  const dayOf = (hoursId: string) => minutesOfDay(hours.find((each) => each.id === hoursId)?.week ?? null);
  const form = useForm({
    initialValues: {
      name: queue?.name ?? '',
      description: queue?.description ?? '',
      hoursId: queue?.hoursId ?? ALWAYS,
      assignment: queue?.assignment ?? ('manual' as const),
      members: queue?.members ?? [],
      serviceLevels: promisesFrom(queue?.serviceLevels ?? {}, dayOf(queue?.hoursId ?? ALWAYS)),
      isDefault: queue?.isDefault ?? false,
    },
    validate: (values) => {
      const errors: Record<string, string> = {};
      if (!values.name.trim()) errors.name = t('field.required');
      if (values.name.trim().length > NAME) errors.name = t('desk.tooLong', { count: NAME });
      if (values.description.trim().length > DESCRIPTION) {
        errors.description = t('desk.tooLong', { count: DESCRIPTION });
      }
      for (const priority of PRIORITIES) {
        for (const clock of CLOCKS) {
          if (isPromisable(values.serviceLevels[priority][clock], dayOf(values.hoursId))) continue;
          errors[`serviceLevels.${priority}.${clock}.amount`] = t('desk.promises.range');
        }
      }
      return errors;
    },
  });
  const day = dayOf(form.values.hoursId);
  const submit = form.onSubmit((values) =>
    save.mutate(
      {
        name: values.name.trim(),
        description: values.description.trim() || null,
        hoursId: values.hoursId === ALWAYS ? null : values.hoursId,
        assignment: values.assignment,
        members: values.members,
        serviceLevels: levelsFrom(values.serviceLevels, day),
        isDefault: values.isDefault,
      },
      { onSuccess: onClose, onError: (error) => form.setErrors(fieldErrors(error, 'name', t)) },
    ),
  );
  return (
    <EditorForm
      onSubmit={submit}
      onClose={onClose}
      onDelete={queue ? onDelete : undefined}
      readOnly={readOnly}
      saving={save.isPending}
      error={save.error}
    >
      <TextInput
        label={t('desk.name')}
        description={t('desk.queues.nameHint')}
        required
        data-autofocus
        {...form.getInputProps('name')}
      />
      <Textarea
        label={t('desk.queues.description')}
        autosize
        minRows={2}
        maxRows={5}
        {...form.getInputProps('description')}
      />
      <Select
        label={t('desk.queues.hours')}
        allowDeselect={false}
        data={[
          { value: ALWAYS, label: t('desk.queues.always') },
          ...hours.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        {...form.getInputProps('hoursId')}
      />
      <Radio.Group label={t('desk.queues.assignment')} {...form.getInputProps('assignment')}>
        <Stack gap={8} mt={6}>
          {ASSIGNMENT_NAMES.map((name) => (
            <Radio
              key={name}
              value={name}
              label={t(ASSIGNMENTS[name].label)}
              description={t(ASSIGNMENTS[name].hint)}
            />
          ))}
        </Stack>
      </Radio.Group>
      <MultiSelect
        label={t('desk.queues.members')}
        description={t('desk.queues.membersHint')}
        searchable
        hidePickedOptions
        data={memberOptions(people, queue, t('desk.queues.gone'))}
        {...form.getInputProps('members')}
      />
      <PromiseFields form={form} day={day} />
      <Switch
        label={t('desk.queues.default')}
        description={t('desk.queues.defaultHint')}
        {...form.getInputProps('isDefault', { type: 'checkbox' })}
      />
    </EditorForm>
  );
}

/** Everybody who may answer, and members who may not any longer: they can be taken out. */
function memberOptions(people: DeskPerson[], queue: DeskQueue | null, gone: string) {
  const known = people.map(({ id, name }) => ({ value: id, label: name }));
  const others = (queue?.members ?? []).filter((id) => !people.some((person) => person.id === id));
  return [...known, ...others.map((id) => ({ value: id, label: gone }))];
}
