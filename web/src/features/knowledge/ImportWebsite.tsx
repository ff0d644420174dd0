import { Button, Group, Modal, NumberInput, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { api, idempotencyKey, unwrap } from '../../api/client';
import { asApiError } from '../../api/errors';
import { useI18n } from '../../i18n/context';
import { ErrorNotice } from '../../ui/ErrorNotice';

type Values = { url: string; maxPages: number; maxDepth: number; category: string; retireMost: boolean };

const FIRST: Values = { url: '', maxPages: 200, maxDepth: 5, category: '', retireMost: false };

/** Asks which website is taken in. */
export function ImportWebsite({
  onClose,
  onStarted,
}: {
  onClose: () => void;
  onStarted: (run: { runId: string; url: string }) => void;
}) {
  const { t } = useI18n();
  const form = useForm<Values>({
    initialValues: FIRST,
    validate: { url: (value) => (value.trim() ? null : t('field.required')) },
  });
  const start = useMutation({
    mutationFn: ({ url, maxPages, maxDepth, category, retireMost }: Values) =>
      unwrap(
        api.POST('/api/v1/knowledge/websites/import', {
          body: { url: url.trim(), maxPages, maxDepth, category: category.trim() || undefined, retireMost },
          headers: { 'idempotency-key': idempotencyKey() },
        }),
      ),
    onSuccess: ({ runId }, { url }) => {
      onStarted({ runId, url: url.trim() });
      onClose();
    },
    onError: (error) => {
      for (const { field, message } of asApiError(error).fields) {
        if (field in FIRST) form.setFieldError(field, message);
      }
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('website.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form onSubmit={form.onSubmit((values) => start.mutate(values))} noValidate>
        <Stack gap="md">
          {start.isError && <ErrorNotice error={start.error} />}
          <Text size="sm" c="dimmed">
            {t('website.intro')}
          </Text>
          <TextInput
            type="url"
            label={t('website.url')}
            placeholder="https://"
            required
            data-autofocus
            {...form.getInputProps('url')}
          />
          <Group grow>
            <NumberInput
              label={t('website.maxPages')}
              min={1}
              max={1000}
              allowDecimal={false}
              {...form.getInputProps('maxPages')}
            />
            <NumberInput
              label={t('website.maxDepth')}
              min={0}
              max={10}
              allowDecimal={false}
              {...form.getInputProps('maxDepth')}
            />
          </Group>
          <TextInput label={t('knowledge.category')} {...form.getInputProps('category')} />
          <Switch
            label={t('website.retireMost')}
            description={t('website.retireMostText')}
            {...form.getInputProps('retireMost', { type: 'checkbox' })}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={start.isPending}>
              {t('website.start')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
