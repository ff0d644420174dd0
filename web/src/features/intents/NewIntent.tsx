import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { asApiError } from '../../api/errors';
import { useI18n } from '../../i18n/context';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { useCreateIntent } from './queries';

const NAME = /^[a-z0-9][a-z0-9_]*$/;

export function NewIntent({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const create = useCreateIntent();
  const form = useForm({
    initialValues: { name: '', description: '', examples: '' },
    validate: {
      name: (value) => (NAME.test(value.trim()) ? null : t('intents.nameRule')),
      examples: (value) => (value.trim() ? null : t('field.required')),
    },
  });
  const submit = form.onSubmit((values) =>
    create.mutate(
      {
        name: values.name.trim(),
        description: values.description.trim() || undefined,
        examples: values.examples
          .split('\n')
          .map((line) => ({ text: line.trim() }))
          .filter((example) => example.text !== ''),
      },
      {
        onSuccess: () => {
          const name = values.name.trim();
          form.reset();
          onClose();
          void navigate({ to: '/intents/$name', params: { name } });
        },
        onError: (error) => {
          for (const { field, message } of asApiError(error).fields) {
            const [name] = field.split(/[.[]/);
            if (name && name in values) form.setFieldError(name, message);
          }
        },
      },
    ),
  );
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('intents.new')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {create.isError && <ErrorNotice error={create.error} />}
          <TextInput
            label={t('intents.name')}
            description={`${t('intents.nameRule')}. ${t('intents.nameHint')}`}
            required
            data-autofocus
            {...form.getInputProps('name')}
          />
          <TextInput label={t('intents.description')} {...form.getInputProps('description')} />
          <Textarea
            label={t('intents.examples')}
            description={t('intents.onePerLine')}
            required
            autosize
            minRows={5}
            maxRows={14}
            {...form.getInputProps('examples')}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t('intents.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
