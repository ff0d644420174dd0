import { NumberInput, Select, Switch, TagsInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useI18n } from '../../../i18n/context';
import { EditorForm } from '../../desk/EditorDrawer';
import { fieldErrors } from '../../desk/fieldErrors';
import { KINDS, type Kind, OWN_TYPES, type OwnField, type OwnType } from '../model/kinds';
import { useSaveField } from './queries';
import { fieldKeyOf } from './stages';

type Props = {
  field: OwnField | null;
  /** How many there are: a new one comes last. */
  count: number;
  readOnly: boolean;
  onClose: () => void;
  onDelete: () => void;
};

export function FieldForm({ field, count, readOnly, onClose, onDelete }: Props) {
  const { t } = useI18n();
  const save = useSaveField(field?.id);
  const [kind, setKind] = useState<Kind>((field?.kind as Kind | undefined) ?? 'lead');
  const [danish, setDanish] = useState(text(field?.label.da));
  const [english, setEnglish] = useState(text(field?.label.en));
  const [type, setType] = useState<OwnType>(field?.type ?? 'text');
  const [options, setOptions] = useState<string[]>(field?.options ?? []);
  const [required, setRequired] = useState(field?.required ?? false);
  const [position, setPosition] = useState<number | string>(field?.position ?? count);
  const [key, setKey] = useState(field?.key ?? '');
  const wrong = save.isError ? fieldErrors(save.error, 'key', t) : {};
  const choice = type === 'choice' || type === 'choices';
  const own = key || fieldKeyOf(english || danish);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(
      {
        kind,
        key: own,
        label: { da: danish.trim() || english.trim(), en: english.trim() || danish.trim() },
        type,
        options: choice ? options : [],
        required,
        position: Number(position),
      },
      { onSuccess: onClose },
    );
  };
  return (
    <EditorForm
      onSubmit={submit}
      onClose={onClose}
      onDelete={field ? onDelete : undefined}
      readOnly={readOnly}
      saving={save.isPending}
      error={save.error}
    >
      <Select
        label={t('setup.fields.kind')}
        disabled={field !== null}
        allowDeselect={false}
        data={KINDS.map((value) => ({ value, label: t(`crm.${value}.title`) }))}
        value={kind}
        onChange={(next) => setKind(next as Kind)}
      />
      <TextInput
        label={t('setup.fields.danish')}
        maxLength={100}
        error={wrong.label ?? wrong['label.da']}
        value={danish}
        onChange={(event) => setDanish(event.currentTarget.value)}
      />
      <TextInput
        label={t('setup.fields.english')}
        maxLength={100}
        error={wrong['label.en']}
        value={english}
        onChange={(event) => setEnglish(event.currentTarget.value)}
      />
      <TextInput
        label={t('setup.fields.key')}
        description={t('setup.fields.keyHelp')}
        disabled={field !== null}
        placeholder={own}
        maxLength={50}
        classNames={{ input: 'tk-mono' }}
        error={wrong.key}
        value={key}
        onChange={(event) => setKey(event.currentTarget.value)}
      />
      <Select
        label={t('setup.fields.type')}
        disabled={field !== null}
        allowDeselect={false}
        data={OWN_TYPES.map((value) => ({ value, label: t(`setup.type.${value}`) }))}
        value={type}
        error={wrong.type}
        onChange={(next) => setType(next as OwnType)}
      />
      {choice && (
        <TagsInput
          label={t('setup.fields.options')}
          placeholder={t('setup.fields.optionHint')}
          clearButtonProps={{ 'aria-label': t('action.clear') }}
          error={wrong.options}
          value={options}
          onChange={setOptions}
        />
      )}
      <NumberInput
        label={t('setup.fields.position')}
        min={0}
        max={1000}
        allowDecimal={false}
        error={wrong.position}
        value={position}
        onChange={setPosition}
      />
      <Switch
        label={t('setup.fields.isRequired')}
        checked={required}
        onChange={(event) => setRequired(event.currentTarget.checked)}
      />
    </EditorForm>
  );
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');
