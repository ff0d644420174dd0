import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, idempotencyKey, unwrap } from '../../api/client';
import { asApiError } from '../../api/errors';
import { keys } from '../../api/keys';
import type { ConnectionKind } from '../../api/types';
import { useI18n } from '../../i18n/context';
import { connectionKindLabel } from '../../i18n/labels';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { ConnectionFields } from './ConnectionFields';
import { bodyOf, type FieldTexts } from './fields';

/** Connects another system. */
export function NewConnection(props: { kinds: ConnectionKind[]; opened: boolean; onClose: () => void }) {
  const { kinds, opened, onClose } = props;
  const { t } = useI18n();
  const cache = useQueryClient();
  const [kind, setKind] = useState('webhook');
  const [name, setName] = useState('');
  const [texts, setTexts] = useState<FieldTexts>({});
  const fields = kinds.find((one) => one.kind === kind)?.fields ?? [];
  const create = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/connections', {
          body: { kind, name: name.trim(), ...bodyOf(fields, texts) },
          headers: { 'idempotency-key': idempotencyKey() },
        }),
      ),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: keys.connections });
      close();
    },
  });
  const close = () => {
    setName('');
    setTexts({});
    create.reset();
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  const errors = fieldErrors(create.error);
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('connections.new')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          {create.isError && <ErrorNotice error={create.error} />}
          <Select
            label={t('connections.kind')}
            allowDeselect={false}
            data={kinds.map((one) => ({ value: one.kind, label: connectionKindLabel(one.kind, t) }))}
            value={kind}
            onChange={(value) => {
              setKind(value ?? 'webhook');
              setTexts({});
              create.reset();
            }}
          />
          <TextInput
            label={t('connections.name')}
            required
            data-autofocus
            maxLength={100}
            error={errors.name}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <ConnectionFields
            kind={kind}
            fields={fields}
            texts={texts}
            errors={errors}
            existing={false}
            onChange={(field, text) => setTexts((before) => ({ ...before, [field]: text }))}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t('connections.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** What is wrong with which field, by the field's own name. */
export function fieldErrors(error: unknown): FieldTexts {
  if (!error) return {};
  return Object.fromEntries(
    asApiError(error).fields.map(({ field, message }) => [field.split('.').pop() ?? field, message]),
  );
}
