import { ActionIcon, Group, UnstyledButton } from '@mantine/core';
import { IconCheck, IconPencil, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { asApiError } from '../../../api/errors';
import { useI18n } from '../../../i18n/context';
import { FieldInput } from '../fields/FieldInput';
import { currencyOf, FieldValue } from '../fields/FieldValue';
import { useLabels } from '../fields/useLabels';
import { type Field, fieldValue, isEmpty, type RecordRow } from '../model/kinds';
import classes from './record.module.css';
import type { Saving } from './useSaving';

type Props = { record: RecordRow; field: Field /** Absent for those who may not. */; saving?: Saving };

/** One field of a record, which is edited where it stands. */
export function FieldRow({ record, field, saving }: Props) {
  const { t } = useI18n();
  const labels = useLabels();
  const name = labels.field(field);
  const [editing, setEditing] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);
  const editable = saving !== undefined && !field.kept;
  const close = () => {
    setEditing(false);
    requestAnimationFrame(() => pencil.current?.focus());
  };
  if (editing && saving) {
    return (
      <div className={classes.field}>
        <dt className={classes.name}>{name}</dt>
        <dd className={classes.value}>
          <Editor record={record} field={field} saving={saving} onClose={close} />
        </dd>
      </div>
    );
  }
  const empty = isEmpty(fieldValue(record, field));
  return (
    <div className={classes.field} data-editable={editable || undefined}>
      <dt className={classes.name}>{name}</dt>
      <dd className={classes.value}>
        {empty && editable ? (
          <UnstyledButton
            className={classes.fill}
            fz="sm"
            aria-label={`${t('crm.fillIn')}: ${name}`}
            onClick={() => setEditing(true)}
          >
            {t('crm.fillIn')}
          </UnstyledButton>
        ) : (
          <FieldValue record={record} field={field} />
        )}
        {editable && !empty && (
          <ActionIcon
            ref={pencil}
            size="sm"
            className={classes.pencil}
            aria-label={t('crm.editField', { field: name })}
            onClick={() => setEditing(true)}
          >
            <IconPencil size={14} />
          </ActionIcon>
        )}
      </dd>
    </div>
  );
}

function Editor(props: { record: RecordRow; field: Field; saving: Saving; onClose: () => void }) {
  const { record, field, saving, onClose } = props;
  const { t } = useI18n();
  const [seen] = useState(record);
  const [value, setValue] = useState(fieldValue(record, field));
  const [wrong, setWrong] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('input:not([type=hidden]), textarea')?.focus();
  }, []);
  const save = () =>
    saving.save(field, value, seen).then(onClose, (thrown) => {
      const error = asApiError(thrown);
      setWrong(error.fields.map(({ message }) => message).join(' ') || error.message);
    });
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    if (event.key === 'Enter' && (field.type !== 'long' || event.ctrlKey || event.metaKey)) {
      // In a list of choices, Enter chooses.
      if ((event.target as HTMLElement).getAttribute('aria-expanded') === 'true') return;
      if (field.type === 'tags' && (event.target as HTMLInputElement).value !== '') return;
      event.preventDefault();
      void save();
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the input inside
    <div ref={box} onKeyDown={press} className={classes.editor}>
      <FieldInput
        bare
        field={field}
        value={value}
        onChange={setValue}
        currency={currencyOf(record)}
        pipelineId={typeof record.pipelineId === 'string' ? record.pipelineId : null}
        shown={field.shownBy ? (record[field.shownBy] as string | null) : null}
        error={wrong ?? undefined}
      />
      <Group gap={4} mt={4} justify="flex-end">
        <ActionIcon
          variant="filled"
          color="fjord"
          loading={saving.busy}
          aria-label={t('action.save')}
          onClick={() => void save()}
        >
          <IconCheck size={16} />
        </ActionIcon>
        <ActionIcon variant="default" aria-label={t('action.cancel')} onClick={onClose}>
          <IconX size={16} />
        </ActionIcon>
      </Group>
    </div>
  );
}
