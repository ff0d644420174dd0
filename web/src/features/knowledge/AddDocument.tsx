import {
  Button,
  Group,
  Modal,
  SegmentedControl,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api, idempotencyKey, unwrap } from '../../api/client';
import { asApiError } from '../../api/errors';
import { keys } from '../../api/keys';
import { useI18n } from '../../i18n/context';
import { languageName } from '../../i18n/labels';
import { ErrorNotice } from '../../ui/ErrorNotice';

type Format = 'markdown' | 'html' | 'text';
type Values = {
  title: string;
  content: string;
  format: Format;
  category: string;
  language: 'da' | 'en' | null;
};

const EMPTY: Values = { title: '', content: '', format: 'markdown', category: '', language: null };

type Props = {
  opened: boolean;
  onClose: () => void;
  /** What the form begins with. */
  draft?: Pick<Values, 'title' | 'content' | 'language'>;
  /** Called before the new document is opened. */
  onCreated?: (document: { id: string }) => Promise<unknown>;
};

/** Adds a document from text written or pasted here. */
export function AddDocument({ opened, onClose, draft, onCreated }: Props) {
  const { t } = useI18n();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const form = useForm<Values>({
    initialValues: { ...EMPTY, ...draft },
    validate: {
      title: (value) => (value.trim() ? null : t('field.required')),
      content: (value) => (value.trim() ? null : t('field.required')),
    },
  });
  const create = useMutation({
    mutationFn: (values: Values) =>
      unwrap(
        api.POST('/api/v1/knowledge/documents', {
          body: {
            title: values.title.trim(),
            content: values.content,
            format: values.format,
            category: values.category.trim() || undefined,
            language: values.language ?? undefined,
          },
          headers: { 'idempotency-key': idempotencyKey() },
        }),
      ),
    onSuccess: async ({ document }) => {
      await onCreated?.(document).catch(() => {});
      void cache.invalidateQueries({ queryKey: keys.documents });
      form.reset();
      onClose();
      void navigate({ to: '/knowledge/$id', params: { id: document.id } });
    },
    onError: (error) => {
      for (const { field, message } of asApiError(error).fields) {
        if (field in EMPTY) form.setFieldError(field, message);
      }
    },
  });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t('knowledge.addText')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form onSubmit={form.onSubmit((values) => create.mutate(values))} noValidate>
        <Stack gap="md">
          {create.isError && <ErrorNotice error={create.error} />}
          {draft && (
            <Text size="sm" c="dimmed">
              {t('unanswered.draftHint')}
            </Text>
          )}
          <TextInput
            label={t('knowledge.docTitle')}
            required
            data-autofocus
            {...form.getInputProps('title')}
          />
          <div>
            <Text size="sm" fw={500} id="format-label" mb={4}>
              {t('knowledge.format')}
            </Text>
            <SegmentedControl
              aria-labelledby="format-label"
              data={[
                { value: 'markdown', label: 'Markdown' },
                { value: 'html', label: 'HTML' },
                { value: 'text', label: t('knowledge.plainText') },
              ]}
              {...form.getInputProps('format')}
            />
          </div>
          <Textarea
            label={t('knowledge.content')}
            required
            autosize
            minRows={8}
            maxRows={18}
            {...form.getInputProps('content')}
          />
          <Group grow>
            <TextInput label={t('knowledge.category')} {...form.getInputProps('category')} />
            <Select
              label={t('nlu.language')}
              placeholder={t('knowledge.detect')}
              clearable
              clearButtonProps={{ 'aria-label': t('action.clear') }}
              data={['da', 'en'].map((value) => ({ value, label: languageName(value, t) }))}
              {...form.getInputProps('language')}
            />
          </Group>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t('knowledge.add')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
