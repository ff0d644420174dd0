import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useI18n } from '../../../i18n/context';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { useCreate } from '../api';
import { EMPTY } from '../model/definition';

export function NewWorkflow({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useI18n();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('flow.new')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Form onClose={onClose} />
    </Modal>
  );
}

function Form({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const create = useCreate();
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate(
          { name: name.trim(), description: description.trim() || undefined, definition: EMPTY },
          { onSuccess: (made) => void navigate({ to: '/workflows/$id', params: { id: made.id } }) },
        );
      }}
    >
      <Stack gap="sm">
        <TextInput
          data-autofocus
          label={t('flow.name')}
          required
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Textarea
          label={t('flow.description')}
          maxLength={2000}
          autosize
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        {create.isError && <ErrorNotice error={create.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={create.isPending} disabled={name.trim() === ''}>
            {t('flow.create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
