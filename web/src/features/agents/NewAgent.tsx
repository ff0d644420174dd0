import { Autocomplete, Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useI18n } from '../../i18n/context';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { sortsQuery, useCreate } from './api';

export function NewAgent({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useI18n();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('agents.new')}
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
  const sorts = useQuery(sortsQuery);
  const [name, setName] = useState('');
  const [sort, setSort] = useState('assistant');
  const [description, setDescription] = useState('');
  const about = sorts.data?.find((one) => one.name === sort)?.description;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate(
          { name: name.trim(), type: sort.trim(), description: description.trim() || undefined },
          { onSuccess: (made) => void navigate({ to: '/agents/$id', params: { id: made.id } }) },
        );
      }}
    >
      <Stack gap="sm">
        <TextInput
          data-autofocus
          label={t('agents.name')}
          required
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {/* Any other sort may be named too; such an agent begins with nothing. */}
        <Autocomplete
          label={t('agents.sort')}
          description={t('agents.sortText')}
          required
          maxLength={50}
          data={sorts.data?.map((one) => one.name) ?? []}
          // What is chosen already narrows nothing down.
          filter={({ options, search }) =>
            sorts.data?.some((one) => one.name === search)
              ? options
              : options.filter((one) => 'value' in one && one.value.includes(search.trim()))
          }
          value={sort}
          onChange={setSort}
        />
        {about && (
          <Text size="sm" c="dimmed">
            {about}
          </Text>
        )}
        <Textarea
          label={t('agents.description')}
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
          <Button
            type="submit"
            loading={create.isPending}
            disabled={name.trim() === '' || sort.trim() === ''}
          >
            {t('agents.create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
