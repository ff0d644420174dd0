import {
  Button,
  Group,
  Input,
  Modal,
  SegmentedControl,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useMemo, useState } from 'react';
import type { WorkflowApi, WorkflowApiBody, WorkflowApiDetail } from '../../../api/types';
import { useCan } from '../../../app/session';
import { useFormat, useI18n } from '../../../i18n/context';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { fieldErrors } from '../../connections/NewConnection';
import { CREDENTIAL_KINDS, credentialsQuery } from '../api';
import { NewCredential } from '../inspector/NewCredential';
import { fitsName, suggestedName } from '../model/interface';
import { DescriptionFile } from './DescriptionFile';
import { interfacesQuery, MOST_BYTES, useImportInterface } from './queries';

const FROM = ['file', 'text', 'url'] as const;
type From = (typeof FROM)[number];
/** What is shown to a system that is reached by HTTP. */
const BY_HTTP: ReadonlySet<string> = new Set(CREDENTIAL_KINDS.slice(0, 3));
const SHOWN = ['name', 'document', 'url', 'server', 'credentialId'];

type Props = {
  opened: boolean;
  /** The one that is read again; absent for a new one. */
  again?: WorkflowApi;
  onClose: () => void;
  onDone: (made: WorkflowApiDetail) => void;
};

/** Makes steps of an OpenAPI description, or makes them anew of a newer one. */
export function ImportDialog(props: Props) {
  const { t } = useI18n();
  const { opened, again, onClose } = props;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={again ? t('interfaces.againTitle', { name: again.name }) : t('interfaces.import')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Form {...props} />
    </Modal>
  );
}

function Form({ again, onClose, onDone }: Props) {
  const { t } = useI18n();
  const format = useFormat();
  const load = useImportInterface();
  const others = useQuery(interfacesQuery);
  const [from, setFrom] = useState<From>(again?.source ? 'url' : 'file');
  const [file, setFile] = useState<File | null>(null);
  const [document, setDocument] = useState('');
  const [url, setUrl] = useState(again?.source ?? '');
  const [name, setName] = useState(again?.name ?? '');
  const [suggested, setSuggested] = useState('');
  const [server, setServer] = useState('');
  const [credential, setCredential] = useState<string | null>(again?.credentialId ?? null);

  const read = (text: string) => {
    setDocument(text);
    const next = suggestedName(text);
    // What a person has written stays.
    if (!again && next && (name === '' || name === suggested)) setName(next);
    setSuggested(next);
  };
  const bytes = useMemo(() => (from === 'url' ? 0 : new Blob([document]).size), [from, document]);
  const given = from === 'url' ? url.trim() !== '' : document.trim() !== '';
  const taken = !again && others.data?.some((one) => one.name === name);
  const errors = load.isError ? fieldErrors(load.error) : {};
  const beside = SHOWN.some((field) => errors[field]);
  const wrongName = name !== '' && !fitsName(name) ? t('interfaces.nameWrong') : undefined;
  const tooLong =
    bytes > MOST_BYTES ? t('interfaces.tooLong', { size: format.bytes(MOST_BYTES) }) : undefined;
  const wrongText = tooLong ?? errors.document;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The dialog may stand inside another form.
    event.stopPropagation();
    const body: WorkflowApiBody = { name };
    if (from === 'url') body.url = url.trim();
    else body.document = document;
    if (server.trim()) body.server = server.trim();
    if (credential !== (again?.credentialId ?? null)) body.credentialId = credential;
    load.mutate(body, {
      onSuccess: (made) => {
        onDone(made);
        onClose();
      },
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {load.isError && !beside && <ErrorNotice error={load.error} />}
        <Input.Wrapper label={t('interfaces.from')} labelElement="div">
          <SegmentedControl
            fullWidth
            mt={4}
            aria-label={t('interfaces.from')}
            data={FROM.map((value) => ({ value, label: t(`interfaces.from.${value}`) }))}
            value={from}
            onChange={(value) => {
              setFrom(value as From);
              load.reset();
            }}
          />
        </Input.Wrapper>
        {from === 'file' && (
          <DescriptionFile
            file={file}
            error={wrongText}
            onRead={(next, text) => {
              setFile(next);
              load.reset();
              read(text);
            }}
          />
        )}
        {from === 'text' && (
          <Textarea
            label={t('interfaces.text')}
            description={t('interfaces.textHint')}
            required
            rows={9}
            spellCheck={false}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: '0.78rem' } }}
            error={wrongText}
            value={document}
            onChange={(event) => {
              setFile(null);
              read(event.currentTarget.value);
            }}
          />
        )}
        {from === 'url' && (
          <TextInput
            label={t('interfaces.url')}
            required
            type="url"
            maxLength={2000}
            placeholder="https://"
            error={errors.url}
            value={url}
            onChange={(event) => setUrl(event.currentTarget.value)}
          />
        )}
        {!again && (
          <TextInput
            label={t('interfaces.name')}
            description={t('interfaces.nameHint', { name: fitsName(name) ? name : 'crm' })}
            required
            maxLength={30}
            spellCheck={false}
            autoComplete="off"
            error={wrongName ?? errors.name}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
        {taken && (
          <Text size="sm" c="var(--tk-notice-ink)" role="status">
            {t('interfaces.nameTaken')}
          </Text>
        )}
        <TextInput
          label={t('interfaces.server')}
          description={again ? t('interfaces.serverSame') : t('interfaces.serverHint')}
          type="url"
          maxLength={2000}
          placeholder={again?.server ?? 'https://'}
          error={errors.server}
          value={server}
          onChange={(event) => setServer(event.currentTarget.value)}
        />
        <Credential value={credential} error={errors.credentialId} onChange={setCredential} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button
            type="submit"
            loading={load.isPending}
            disabled={!given || !fitsName(name) || tooLong !== undefined}
          >
            {again ? t('interfaces.again') : t('interfaces.go')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What the system is shown with each call; for those alone who may look at credentials. */
function Credential(props: {
  value: string | null;
  error: string | undefined;
  onChange: (id: string | null) => void;
}) {
  const { t } = useI18n();
  const can = useCan();
  const sees = can('connections:read');
  const list = useQuery({ ...credentialsQuery, enabled: sees });
  const [adding, setAdding] = useState(false);
  if (!sees) return null;
  const fitting = list.data?.filter((one) => BY_HTTP.has(one.kind)) ?? [];
  return (
    <div>
      <Select
        label={t('interfaces.credential')}
        description={t('interfaces.credentialHint')}
        placeholder={t('interfaces.noCredential')}
        clearable
        clearButtonProps={{ 'aria-label': t('action.clear') }}
        nothingFoundMessage={t('flow.nothingToPick')}
        data={fitting.map(({ id, name }) => ({ value: id, label: name }))}
        error={props.error}
        value={props.value}
        onChange={props.onChange}
      />
      {can('connections:write') && (
        <Button mt={6} size="compact-sm" variant="light" onClick={() => setAdding(true)}>
          {t('flow.newCredential')}
        </Button>
      )}
      <NewCredential opened={adding} onClose={() => setAdding(false)} onMade={props.onChange} />
    </div>
  );
}
