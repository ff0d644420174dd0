import { Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { WorkingHours } from '../../api/types';
import { useI18n } from '../../i18n/context';
import { EditorForm } from './EditorDrawer';
import { fieldErrors } from './fieldErrors';
import { HolidayFields } from './HolidayFields';
import { useSaveHours } from './queries';
import { WeekFields } from './WeekFields';
import { draftFrom, problemOf, usualWeek, weekFrom } from './week';

const NAME = 100;
const HOLIDAYS = 400;
/** How many of the several hundred time zones the list shows at once; typing finds the others. */
const SHOWN = 60;

const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Zones the browser knows, with the one in use, which an older browser may not know. */
function zones(inUse: string): string[] {
  return [...new Set([inUse, ...Intl.supportedValuesOf('timeZone'), 'UTC'])].sort();
}

type Props = {
  hours: WorkingHours | null;
  readOnly: boolean;
  onClose: () => void;
  onDelete: () => void;
};

export function HoursForm({ hours, readOnly, onClose, onDelete }: Props) {
  const { t } = useI18n();
  const save = useSaveHours(hours?.id);
  const form = useForm({
    initialValues: {
      name: hours?.name ?? '',
      timeZone: hours?.timeZone ?? HERE,
      week: hours ? draftFrom(hours.week) : usualWeek(),
      holidays: hours?.holidays ?? [],
    },
    validate: (values) => {
      const errors: Record<string, string> = {};
      if (!values.name.trim()) errors.name = t('field.required');
      if (values.name.trim().length > NAME) errors.name = t('desk.tooLong', { count: NAME });
      if (values.holidays.length > HOLIDAYS) errors.holidays = t('desk.hours.tooMany');
      for (const [day, spans] of values.week.entries()) {
        const problem = problemOf(spans);
        if (problem) errors[`week.${day}`] = t(`desk.hours.${problem}`);
      }
      return errors;
    },
  });
  const submit = form.onSubmit((values) =>
    save.mutate(
      {
        name: values.name.trim(),
        timeZone: values.timeZone,
        week: weekFrom(values.week),
        holidays: values.holidays,
      },
      { onSuccess: onClose, onError: (error) => form.setErrors(fieldErrors(error, 'name', t)) },
    ),
  );
  return (
    <EditorForm
      onSubmit={submit}
      onClose={onClose}
      onDelete={hours ? onDelete : undefined}
      readOnly={readOnly}
      saving={save.isPending}
      error={save.error}
    >
      <TextInput label={t('desk.name')} required data-autofocus {...form.getInputProps('name')} />
      <Select
        label={t('desk.hours.zone')}
        searchable
        allowDeselect={false}
        limit={SHOWN}
        data={zones(form.values.timeZone)}
        {...form.getInputProps('timeZone')}
      />
      <WeekFields
        week={form.values.week}
        errors={form.errors}
        onChange={(week) => {
          form.setFieldValue('week', week);
          for (const day of week.keys()) form.clearFieldError(`week.${day}`);
        }}
      />
      <HolidayFields
        dates={form.values.holidays}
        error={form.errors.holidays}
        onChange={(holidays) => form.setFieldValue('holidays', holidays)}
      />
    </EditorForm>
  );
}
