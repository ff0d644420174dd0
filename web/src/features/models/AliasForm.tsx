import {
  ActionIcon,
  Autocomplete,
  Button,
  Fieldset,
  Group,
  NumberInput,
  Select,
  Stack,
  Switch,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ModelAlias, ModelAliasBody } from '../../api/types';
import { useI18n } from '../../i18n/context';
import { EditorForm } from '../desk/EditorDrawer';
import { fieldErrors } from '../desk/fieldErrors';
import { aliasesQuery, namesQuery, useSaveAlias } from './api';

export const STRATEGIES = ['fallback', 'weighted'] as const;
const KEPT = ['never', 'same', 'alike'] as const;
const MOST = 10;

type Values = Omit<Required<ModelAliasBody>, 'targets' | 'strategy' | 'cache'> & {
  strategy: ModelAlias['strategy'];
  targets: { model: string; weight: number }[];
  kept: (typeof KEPT)[number];
  seconds: number;
  percent: number;
};
type Props = { alias: ModelAlias | null; readOnly: boolean; onClose: () => void; onDelete: () => void };

/** A name, and the models it stands for. */
export function AliasForm({ alias, readOnly, onClose, onDelete }: Props) {
  const { t } = useI18n();
  const save = useSaveAlias(alias?.id);
  const names = useQuery(namesQuery).data ?? [];
  const aliases = useQuery(aliasesQuery).data ?? [];
  const models = names.filter((name) => !aliases.some((one) => one.name === name));
  const form = useForm<Values>({
    initialValues: {
      name: alias?.name ?? '',
      strategy: alias?.strategy ?? 'fallback',
      targets: alias?.targets.map(({ model, weight }) => ({ model, weight })) ?? [{ model: '', weight: 1 }],
      localOnly: alias?.localOnly ?? false,
      maxAttempts: alias?.maxAttempts ?? 3,
      firstTokenMs: alias?.firstTokenMs ?? 30_000,
      kept: alias?.cache ? (alias.cache.semantic ? 'alike' : 'same') : 'never',
      seconds: alias?.cache?.seconds ?? 3_600,
      percent: Math.round((alias?.cache?.semantic ?? 0.95) * 100),
    },
    validate: {
      name: (value) => (value.trim() ? null : t('field.required')),
      targets: { model: (value) => (value.trim() ? null : t('field.required')) },
    },
  });
  const { targets, strategy, kept } = form.values;
  const submit = form.onSubmit(({ kept, seconds, percent, ...values }) =>
    save.mutate(
      {
        ...values,
        name: values.name.trim(),
        cache:
          kept === 'never' ? undefined : { seconds, semantic: kept === 'alike' ? percent / 100 : undefined },
      },
      { onSuccess: onClose, onError: (error) => form.setErrors(fieldErrors(error, 'name', t)) },
    ),
  );
  return (
    <EditorForm
      onSubmit={submit}
      onClose={onClose}
      onDelete={alias ? onDelete : undefined}
      readOnly={readOnly}
      saving={save.isPending}
      error={save.error}
    >
      <TextInput
        label={t('models.alias.name')}
        description={t('models.alias.nameText')}
        required
        data-autofocus
        spellCheck={false}
        maxLength={100}
        {...form.getInputProps('name')}
      />
      <Select
        label={t('models.alias.strategy')}
        description={t(`models.alias.${strategy}Text`)}
        allowDeselect={false}
        data={STRATEGIES.map((value) => ({ value, label: t(`models.alias.${value}`) }))}
        {...form.getInputProps('strategy')}
      />
      <Fieldset legend={t('models.alias.targets')}>
        <Stack gap="sm">
          {targets.map((_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row has no other name
            <Group key={index} gap="xs" align="flex-start" wrap="nowrap">
              <Autocomplete
                flex={1}
                miw={0}
                aria-label={t('models.alias.target', { number: index + 1 })}
                placeholder={t('models.alias.targetHint')}
                data={models}
                {...form.getInputProps(`targets.${index}.model`)}
              />
              {strategy === 'weighted' && (
                <NumberInput
                  w={72}
                  aria-label={t('models.alias.weight', { number: index + 1 })}
                  min={0}
                  max={1000}
                  allowDecimal={false}
                  {...form.getInputProps(`targets.${index}.weight`)}
                />
              )}
              <RowButton
                label={t('models.alias.up', { number: index + 1 })}
                icon={IconArrowUp}
                disabled={index === 0}
                onClick={() => form.reorderListItem('targets', { from: index, to: index - 1 })}
              />
              <RowButton
                label={t('models.alias.down', { number: index + 1 })}
                icon={IconArrowDown}
                disabled={index === targets.length - 1}
                onClick={() => form.reorderListItem('targets', { from: index, to: index + 1 })}
              />
              <RowButton
                label={t('models.alias.remove', { number: index + 1 })}
                icon={IconTrash}
                disabled={targets.length === 1}
                onClick={() => form.removeListItem('targets', index)}
              />
            </Group>
          ))}
          <Group>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconPlus size={14} aria-hidden="true" />}
              disabled={targets.length >= MOST}
              onClick={() => form.insertListItem('targets', { model: '', weight: 1 })}
            >
              {t('models.alias.add')}
            </Button>
          </Group>
        </Stack>
      </Fieldset>
      <Switch
        label={t('models.alias.localOnly')}
        description={t('models.alias.localOnlyText')}
        {...form.getInputProps('localOnly', { type: 'checkbox' })}
      />
      <Group grow align="flex-end">
        <NumberInput
          label={t('models.alias.maxAttempts')}
          min={1}
          max={10}
          allowDecimal={false}
          {...form.getInputProps('maxAttempts')}
        />
        <NumberInput
          label={t('models.alias.firstTokenMs')}
          min={100}
          max={120_000}
          step={1000}
          allowDecimal={false}
          {...form.getInputProps('firstTokenMs')}
        />
      </Group>
      <Select
        label={t('models.alias.cache')}
        description={t(`models.alias.cache.${kept}Text`)}
        allowDeselect={false}
        data={KEPT.map((value) => ({ value, label: t(`models.alias.cache.${value}`) }))}
        {...form.getInputProps('kept')}
      />
      {kept !== 'never' && (
        <Group grow align="flex-start">
          <NumberInput
            label={t('models.alias.cache.seconds')}
            min={1}
            max={86_400}
            step={60}
            allowDecimal={false}
            {...form.getInputProps('seconds')}
          />
          {kept === 'alike' && (
            <NumberInput
              label={t('models.alias.cache.percent')}
              min={50}
              max={100}
              allowDecimal={false}
              suffix=" %"
              {...form.getInputProps('percent')}
            />
          )}
        </Group>
      )}
    </EditorForm>
  );
}

function RowButton(props: { label: string; icon: typeof IconTrash; disabled: boolean; onClick: () => void }) {
  const { label, icon: Icon, disabled, onClick } = props;
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon size={16} aria-hidden="true" />
    </ActionIcon>
  );
}
