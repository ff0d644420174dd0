import {
  Alert,
  Button,
  Code,
  CopyButton,
  Group,
  Modal,
  MultiSelect,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, idempotencyKey, unwrap } from '../../api/client';
import { asApiError } from '../../api/errors';
import { keys } from '../../api/keys';
import type { Permission } from '../../api/types';
import { useSession } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { ErrorNotice } from '../../ui/ErrorNotice';
import classes from './keys.module.css';

const DAYS = ['30', '90', '365', 'never'] as const;
const DAY_MS = 86_400_000;

function expiry(days: string | null): string | undefined {
  const count = Number(days);
  return Number.isFinite(count) && count > 0
    ? new Date(Date.now() + count * DAY_MS).toISOString()
    : undefined;
}

/** Makes a key and shows it this one time. */
export function NewKey({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useI18n();
  const { permissions } = useSession();
  const cache = useQueryClient();
  const form = useForm({
    initialValues: { name: '', scopes: [] as Permission[], days: '90' as string | null },
    validate: {
      name: (value) => (value.trim() ? null : t('field.required')),
      scopes: (value) => (value.length > 0 ? null : t('keys.scopeMissing')),
    },
  });
  const create = useMutation({
    mutationFn: (values: typeof form.values) =>
      unwrap(
        api.POST('/api/v1/api-keys', {
          body: { name: values.name.trim(), scopes: values.scopes, expiresAt: expiry(values.days) },
          headers: { 'idempotency-key': idempotencyKey() },
        }),
      ),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.apiKeys }),
    onError: (error) => {
      for (const { field, message } of asApiError(error).fields) {
        if (field === 'name' || field === 'scopes') form.setFieldError(field, message);
      }
    },
  });
  const close = () => {
    form.reset();
    create.reset();
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('keys.new')}
      closeOnClickOutside={!create.isSuccess}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {create.data?.key ? (
        <Shown secret={create.data.key} onDone={close} />
      ) : (
        <form onSubmit={form.onSubmit((values) => create.mutate(values))} noValidate>
          <Stack gap="md">
            {create.isError && <ErrorNotice error={create.error} />}
            <TextInput
              label={t('keys.name')}
              description={t('keys.nameHint')}
              required
              data-autofocus
              {...form.getInputProps('name')}
            />
            <MultiSelect
              label={t('keys.scopes')}
              description={t('keys.scopesHint')}
              required
              searchable
              data={permissions}
              {...form.getInputProps('scopes')}
            />
            <Select
              label={t('keys.expires')}
              allowDeselect={false}
              data={DAYS.map((value) => ({
                value,
                label: value === 'never' ? t('keys.never') : t('keys.days', { count: value }),
              }))}
              {...form.getInputProps('days')}
            />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={close}>
                {t('action.cancel')}
              </Button>
              <Button type="submit" loading={create.isPending}>
                {t('keys.create')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}

function Shown({ secret, onDone }: { secret: string; onDone: () => void }) {
  const { t } = useI18n();
  return (
    <Stack gap="md">
      <Alert color="amber" variant="light" role="status">
        <Text size="sm" c="var(--mantine-color-text)">
          {t('keys.once')}
        </Text>
      </Alert>
      <Code block className={classes.secret}>
        {secret}
      </Code>
      <Group justify="flex-end" gap="xs">
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
              onClick={copy}
            >
              {copied ? t('action.copied') : t('action.copy')}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onDone}>{t('action.done')}</Button>
      </Group>
    </Stack>
  );
}
