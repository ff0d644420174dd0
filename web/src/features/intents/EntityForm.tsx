import { Button, Group, Modal, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { EntityType } from '../../api/types';
import { useI18n } from '../../i18n/context';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { fromLines, toLines } from './entityText';
import { useSaveEntity } from './queries';

const NAME = /^[a-z][a-z0-9_]{0,49}$/;

type Props = { entity: EntityType | null; opened: boolean; readOnly: boolean; onClose: () => void };

export function EntityForm({ entity, opened, readOnly, onClose }: Props) {
  const { t } = useI18n();
  const save = useSaveEntity();
  const form = useForm({
    initialValues: {
      name: entity?.name ?? '',
      description: entity?.description ?? '',
      fuzzy: entity?.fuzzy ?? true,
      lines: toLines(entity?.values ?? []),
    },
    validate: { name: (value) => (NAME.test(value.trim()) ? null : t('entities.nameRule')) },
  });
  const submit = form.onSubmit((values) =>
    save.mutate(
      {
        name: values.name.trim(),
        description: values.description.trim() || undefined,
        fuzzy: values.fuzzy,
        values: fromLines(values.lines),
      },
      { onSuccess: onClose },
    ),
  );
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={entity?.name ?? t('entities.new')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {save.isError && <ErrorNotice error={save.error} />}
          <TextInput
            label={t('intents.name')}
            description={t('entities.nameRule')}
            required
            data-autofocus={entity === null || undefined}
            readOnly={readOnly || entity !== null}
            {...form.getInputProps('name')}
          />
          <TextInput
            label={t('intents.description')}
            readOnly={readOnly}
            {...form.getInputProps('description')}
          />
          <Textarea
            label={t('entities.values')}
            description={t('entities.valuesText')}
            readOnly={readOnly}
            autosize
            minRows={5}
            maxRows={16}
            {...form.getInputProps('lines')}
          />
          <Switch
            label={t('entities.fuzzy')}
            disabled={readOnly}
            {...form.getInputProps('fuzzy', { type: 'checkbox' })}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t(readOnly ? 'action.close' : 'action.cancel')}
            </Button>
            {!readOnly && (
              <Button type="submit" loading={save.isPending}>
                {t('action.save')}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
