import { Button, Modal, PasswordInput, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useI18n } from '../../../i18n/context';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { CREDENTIAL_KINDS, type CredentialKind, useAddCredential } from '../api';

/** What each kind needs beside its secret. */
const SETTINGS = {
  bearer: ['host'],
  basic: ['host', 'user'],
  header: ['host', 'header'],
  postgres: ['host', 'user', 'database'],
  mysql: ['host', 'user', 'database'],
} as const satisfies Record<CredentialKind, string[]>;

/** Keeps a token or password, sealed, for one host. */
export function NewCredential(props: { opened: boolean; onClose: () => void; onMade: (id: string) => void }) {
  const { t } = useI18n();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={t('flow.newCredential')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Form {...props} />
    </Modal>
  );
}

function Form({ onClose, onMade }: Parameters<typeof NewCredential>[0]) {
  const { t } = useI18n();
  const add = useAddCredential();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<CredentialKind>('bearer');
  const [values, setValues] = useState<Record<string, string>>({});
  const [secret, setSecret] = useState('');
  const needed = SETTINGS[kind];
  const complete = name.trim() !== '' && secret !== '' && needed.every((one) => values[one]?.trim());
  const go = () => {
    const settings = Object.fromEntries(needed.map((one) => [one, values[one]?.trim() ?? '']));
    add.mutate(
      { name: name.trim(), kind, settings, secret },
      {
        onSuccess: (made) => {
          onMade(made.id);
          onClose();
        },
      },
    );
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        // The dialog stands inside the inspector: only this form is meant.
        event.stopPropagation();
        go();
      }}
    >
      <Stack gap="sm">
        <TextInput
          data-autofocus
          label={t('flow.name')}
          required
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label={t('flow.credentialKind')}
          data={CREDENTIAL_KINDS.map((value) => ({ value, label: t(`flow.credential.${value}`) }))}
          allowDeselect={false}
          value={kind}
          onChange={(value) => setKind(CREDENTIAL_KINDS.find((one) => one === value) ?? 'bearer')}
        />
        {needed.map((one) => (
          <TextInput
            key={one}
            label={t(`flow.credentialField.${one}`)}
            required
            maxLength={255}
            value={values[one] ?? ''}
            onChange={(event) => {
              const text = event.currentTarget.value;
              setValues((before) => ({ ...before, [one]: text }));
            }}
          />
        ))}
        <PasswordInput
          label={t('flow.credentialSecret')}
          required
          autoComplete="off"
          value={secret}
          onChange={(event) => setSecret(event.currentTarget.value)}
        />
        {add.isError && <ErrorNotice error={add.error} />}
        <Button type="submit" loading={add.isPending} disabled={!complete}>
          {t('action.save')}
        </Button>
      </Stack>
    </form>
  );
}
