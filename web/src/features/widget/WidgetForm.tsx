import {
  Button,
  ColorInput,
  Group,
  MultiSelect,
  SegmentedControl,
  SimpleGrid,
  Stack,
  Switch,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import { asApiError } from '../../api/errors';
import { keys } from '../../api/keys';
import type { Widget } from '../../api/types';
import { useI18n } from '../../i18n/context';
import { languageName } from '../../i18n/labels';
import { Card } from '../../ui/Card';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { Preview } from './Preview';

const TEXTS = ['title', 'greeting', 'launcher', 'officeHours'] as const;
const LANGUAGES = ['da', 'en'] as const;

/** Which pages, how it looks, what it says; the preview beside it shows what is typed. */
export function WidgetForm({ widget, writes }: { widget: Widget; writes: boolean }) {
  const { t } = useI18n();
  const cache = useQueryClient();
  const form = useForm({
    initialValues: {
      name: widget.name,
      enabled: widget.enabled,
      origins: widget.origins.join('\n'),
      settings: widget.settings,
    },
    validate: { name: (value) => (value.trim() ? null : t('field.required')) },
  });
  const save = useMutation({
    mutationFn: ({ origins, settings, ...values }: typeof form.values) =>
      unwrap(
        api.PATCH('/api/v1/widgets/{id}', {
          params: { path: { id: widget.id } },
          body: {
            ...values,
            origins: origins.split('\n').filter((line) => line.trim()),
            settings: { ...settings, avatarUrl: settings.avatarUrl || null },
          },
        }),
      ),
    onSuccess: () => {
      form.resetDirty();
      void cache.invalidateQueries({ queryKey: keys.widgets });
    },
    onError: (error) => {
      for (const { field, message } of asApiError(error).fields) form.setFieldError(field, message);
    },
  });
  return (
    <Card title={t('widget.look')}>
      <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
        <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="xl">
          <Stack gap="md">
            <TextInput label={t('widget.name')} required disabled={!writes} {...form.getInputProps('name')} />
            <Textarea
              label={t('widget.origins')}
              description={t('widget.originsHint')}
              autosize
              minRows={2}
              disabled={!writes}
              {...form.getInputProps('origins')}
            />
            <ColorInput
              label={t('widget.color')}
              eyeDropperButtonProps={{ 'aria-label': t('widget.pickColor') }}
              format="hex"
              disabled={!writes}
              {...form.getInputProps('settings.color')}
            />
            <div>
              <Text size="sm" fw={500} mb={4}>
                {t('widget.position')}
              </Text>
              <SegmentedControl
                aria-label={t('widget.position')}
                disabled={!writes}
                data={[
                  { value: 'left', label: t('widget.position.left') },
                  { value: 'right', label: t('widget.position.right') },
                ]}
                {...form.getInputProps('settings.position')}
              />
            </div>
            <MultiSelect
              label={t('widget.languages')}
              disabled={!writes}
              data={LANGUAGES.map((code) => ({ value: code, label: languageName(code, t) }))}
              {...form.getInputProps('settings.languages')}
            />
            {TEXTS.map((name) =>
              LANGUAGES.map((code) => (
                <TextInput
                  key={`${name}.${code}`}
                  label={t(code === 'da' ? 'widget.inDanish' : 'widget.inEnglish', {
                    what: t(`widget.text.${name}`),
                  })}
                  maxLength={300}
                  disabled={!writes}
                  {...form.getInputProps(`settings.${name}.${code}`)}
                  value={form.values.settings[name][code] ?? ''}
                />
              )),
            )}
            <TextInput
              label={t('widget.avatar')}
              placeholder="https://"
              disabled={!writes}
              {...form.getInputProps('settings.avatarUrl')}
              value={form.values.settings.avatarUrl ?? ''}
            />
            {(['settings.rating', 'settings.attachments', 'enabled'] as const).map((path) => (
              <Switch
                key={path}
                label={t(
                  path === 'enabled'
                    ? 'widget.enabled'
                    : path === 'settings.rating'
                      ? 'widget.rating'
                      : 'widget.attachments',
                )}
                disabled={!writes}
                {...form.getInputProps(path, { type: 'checkbox' })}
              />
            ))}
            {save.isError && <ErrorNotice error={save.error} />}
            {writes && (
              <Group>
                <Button type="submit" loading={save.isPending}>
                  {t('widget.save')}
                </Button>
                <Text size="sm" role="status">
                  {save.isSuccess && !form.isDirty() ? t('widget.saved') : ''}
                </Text>
              </Group>
            )}
          </Stack>
          <Preview settings={form.values.settings} />
        </SimpleGrid>
      </form>
    </Card>
  );
}
