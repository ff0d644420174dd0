import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, idempotencyKey, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import { useI18n } from '../../i18n/context';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { Secret } from './KnownCustomers';

type Props = { opened: boolean; onClose: () => void; onMade: (id: string) => void };

/** Makes an installation and shows its secret this one time. */
export function NewWidget({ opened, onClose, onMade }: Props) {
  const { t } = useI18n();
  const cache = useQueryClient();
  const [name, setName] = useState('');
  const create = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/widgets', {
          body: { name: name.trim() },
          headers: { 'idempotency-key': idempotencyKey() },
        }),
      ),
    onSuccess: (made) => {
      void cache.invalidateQueries({ queryKey: keys.widgets });
      onMade(made.id);
    },
  });
  const close = () => {
    setName('');
    create.reset();
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('widget.new')}
      closeOnClickOutside={!create.isSuccess}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {create.data ? (
        <Stack gap="md">
          <Secret secret={create.data.secret} />
          <Group justify="flex-end">
            <Button onClick={close}>{t('action.done')}</Button>
          </Group>
        </Stack>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim()) create.mutate();
          }}
        >
          <Stack gap="md">
            {create.isError && <ErrorNotice error={create.error} />}
            <TextInput
              label={t('widget.name')}
              description={t('widget.nameHint')}
              required
              maxLength={100}
              data-autofocus
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={close}>
                {t('action.cancel')}
              </Button>
              <Button type="submit" loading={create.isPending}>
                {t('widget.new')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
