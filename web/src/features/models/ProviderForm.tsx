import {
  ActionIcon,
  Button,
  Fieldset,
  Group,
  NumberInput,
  PasswordInput,
  Select,
  Stack,
  TagsInput,
  Text,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ModelProvider } from '../../api/types';
import { useI18n } from '../../i18n/context';
import { EditorForm } from '../desk/EditorDrawer';
import { fieldErrors } from '../desk/fieldErrors';
import { useCreateProvider, useUpdateProvider } from './api';
import { bodyOf, KIND_NAMES, KINDS, needsKey, needsUrl, type ProviderValues, valuesOf } from './provider';

type Props = {
  provider: ModelProvider | null;
  readOnly: boolean;
  onClose: () => void;
  onDelete: () => void;
};

/** A provider's name, address, key, and the models it is known for. */
export function ProviderForm({ provider, readOnly, onClose, onDelete }: Props) {
  const { t } = useI18n();
  const create = useCreateProvider();
  const update = useUpdateProvider(provider?.id ?? '');
  const save = provider ? update : create;
  const form = useForm<ProviderValues>({
    initialValues: valuesOf(provider),
    validate: {
      name: (value) => (value.trim() ? null : t('field.required')),
      url: (value, { kind }) => (needsUrl(kind) && !value.trim() ? t('field.required') : null),
      apiKey: (value, { kind }) => (!provider && needsKey(kind) && !value ? t('field.required') : null),
    },
  });
  const { kind, prices, url } = form.values;
  const submit = form.onSubmit((values) => {
    const body = bodyOf(values, provider);
    const then = {
      onSuccess: onClose,
      onError: (error: unknown) => form.setErrors(fieldErrors(error, 'name', t)),
    };
    if (provider) update.mutate(body, then);
    else create.mutate({ ...body, kind: values.kind }, then);
  });
  const moved = provider?.hasKey && url.trim() !== (provider.url ?? '');
  return (
    <EditorForm
      onSubmit={submit}
      onClose={onClose}
      onDelete={provider ? onDelete : undefined}
      readOnly={readOnly}
      saving={save.isPending}
      error={save.error}
    >
      <Select
        label={t('models.provider.kind')}
        allowDeselect={false}
        disabled={provider !== null}
        data={KINDS.map((value) => ({
          value,
          label: value === 'compatible' ? t('models.provider.compatible') : KIND_NAMES[value],
        }))}
        {...form.getInputProps('kind')}
      />
      <TextInput
        label={t('models.provider.name')}
        description={t('models.provider.nameText')}
        required
        data-autofocus
        spellCheck={false}
        maxLength={63}
        {...form.getInputProps('name')}
      />
      <TextInput
        label={t('models.provider.url')}
        description={needsUrl(kind) ? undefined : t('models.provider.urlText')}
        required={needsUrl(kind)}
        placeholder="https://"
        spellCheck={false}
        {...form.getInputProps('url')}
      />
      <PasswordInput
        label={t('models.provider.key')}
        description={
          moved
            ? t('models.provider.keyAgain')
            : t(provider?.hasKey ? 'models.provider.keyKept' : 'models.provider.keyText')
        }
        required={!provider && needsKey(kind)}
        autoComplete="new-password"
        maxLength={1000}
        visibilityToggleButtonProps={{ 'aria-label': t('models.provider.keyShow') }}
        {...form.getInputProps('apiKey')}
      />
      {kind === 'azure' && (
        <TextInput label={t('models.provider.apiVersion')} {...form.getInputProps('apiVersion')} />
      )}
      <TagsInput
        label={t('models.provider.models')}
        description={t('models.provider.modelsText')}
        maxTags={200}
        {...form.getInputProps('models')}
      />
      <Fieldset legend={t('models.provider.prices')}>
        <Stack gap="sm">
          <Text size="xs" c="dimmed">
            {t('models.provider.pricesText')}
          </Text>
          {prices.map((_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row has no other name
            <Group key={index} gap="xs" align="flex-end" wrap="nowrap">
              <TextInput
                flex={2}
                label={t('models.provider.priceModel', { number: index + 1 })}
                {...form.getInputProps(`prices.${index}.model`)}
              />
              {(['input', 'output'] as const).map((side) => (
                <NumberInput
                  key={side}
                  flex={1}
                  miw={64}
                  label={t(`models.provider.${side}`)}
                  aria-label={t(`models.provider.${side}Of`, { number: index + 1 })}
                  min={0}
                  max={1_000_000}
                  hideControls
                  {...form.getInputProps(`prices.${index}.${side}`)}
                />
              ))}
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={t('models.provider.priceRemove', { number: index + 1 })}
                onClick={() => form.removeListItem('prices', index)}
              >
                <IconTrash size={16} aria-hidden="true" />
              </ActionIcon>
            </Group>
          ))}
          <Group>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconPlus size={14} aria-hidden="true" />}
              onClick={() => form.insertListItem('prices', { model: '', input: 0, output: 0 })}
            >
              {t('models.provider.priceAdd')}
            </Button>
          </Group>
        </Stack>
      </Fieldset>
    </EditorForm>
  );
}
