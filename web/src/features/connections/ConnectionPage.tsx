import { Alert, Badge, Button, Code, Group, Stack, Switch, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { Connection, ConnectionField } from '../../api/types';
import { useCan } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { connectionHealthLabel, connectionKindLabel, HEALTH_TONE } from '../../i18n/labels';
import { BackLink } from '../../ui/BackLink';
import { Card } from '../../ui/Card';
import { Confirm } from '../../ui/Confirm';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { Calls } from './Calls';
import { CaseSync } from './CaseSync';
import { ConnectionFields } from './ConnectionFields';
import { Deliveries } from './Deliveries';
import { bodyOf, textsOf } from './fields';
import { fieldErrors } from './NewConnection';
import { useConnection, useConnectionChange, useKinds } from './queries';

/** Kinds that other systems send to. */
const TAKES_IN = new Set(['hook', 'slack', 'jira']);

/** One way to another system: how it fares, its settings, what was sent. */
export function ConnectionPage() {
  const { t } = useI18n();
  const { id } = useParams({ from: '/connections/$id' });
  const can = useCan();
  const connection = useConnection(id);
  const kinds = useKinds();
  const back = <BackLink to="/connections">{t('connections.back')}</BackLink>;
  if (!connection.isSuccess || !kinds.isSuccess) {
    const failed = [connection, kinds].find((query) => query.isError);
    return (
      <Page title={t('connections.title')} back={back}>
        {failed ? (
          <ErrorNotice error={failed.error} onRetry={() => failed.refetch()} />
        ) : (
          <LoadingRows rows={4} />
        )}
      </Page>
    );
  }
  const one = connection.data;
  const fields = kinds.data.items.find((kind) => kind.kind === one.kind)?.fields ?? [];
  const writes = can('connections:write');
  return (
    <Page title={one.name} intro={connectionKindLabel(one.kind, t)} back={back}>
      <Stack gap="md">
        <Health one={one} writes={writes} />
        <Calls id={one.id} />
        {one.kind === 'salesforce' && <CaseSync id={one.id} writes={writes} />}
        {one.kind === 'webhook' && <Deliveries id={one.id} writes={writes} />}
        {writes && <Settings key={one.updatedAt} one={one} fields={fields} />}
      </Stack>
    </Page>
  );
}

function Health({ one, writes }: { one: Connection; writes: boolean }) {
  const { t } = useI18n();
  const { update, test } = useConnectionChange(one.id);
  return (
    <Card
      title={t('connections.health')}
      aside={<Badge color={HEALTH_TONE[one.health]}>{connectionHealthLabel(one.health, t)}</Badge>}
    >
      <Stack gap="sm">
        {one.lastError && one.health !== 'healthy' && <Text size="sm">{one.lastError}</Text>}
        {TAKES_IN.has(one.kind) && (
          <div>
            <Text size="sm" c="dimmed">
              {t('connections.address')}
            </Text>
            <Code>{`${window.location.origin}/api/v1/hooks/${one.id}`}</Code>
          </div>
        )}
        {writes && (
          <Group gap="md">
            <Switch
              label={t('connections.enabled')}
              checked={one.enabled}
              disabled={update.isPending}
              onChange={(event) => update.mutate({ enabled: event.currentTarget.checked })}
            />
            <Button variant="default" loading={test.isPending} onClick={() => test.mutate()}>
              {t('connections.test')}
            </Button>
          </Group>
        )}
        {(update.isError || test.isError) && <ErrorNotice error={update.error ?? test.error} />}
        {test.isSuccess && (
          <Alert color={test.data.ok ? 'fjord' : 'red'} variant="light" role="status">
            {test.data.ok
              ? t('connections.testOk', { message: test.data.message })
              : t('connections.testFailed', { message: test.data.message })}
          </Alert>
        )}
      </Stack>
    </Card>
  );
}

function Settings({ one, fields }: { one: Connection; fields: ConnectionField[] }) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const [texts, setTexts] = useState(() => textsOf(fields, one));
  const [removing, { open, close }] = useDisclosure(false);
  const { update, remove } = useConnectionChange(one.id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    update.mutate(bodyOf(fields, texts));
  };
  return (
    <Card title={t('connections.settings')}>
      <form onSubmit={submit}>
        <Stack gap="md" maw={640}>
          {update.isError && <ErrorNotice error={update.error} />}
          <ConnectionFields
            kind={one.kind}
            fields={fields}
            texts={texts}
            errors={fieldErrors(update.error)}
            existing
            onChange={(field, text) => setTexts((before) => ({ ...before, [field]: text }))}
          />
          <Group justify="space-between">
            <Button variant="default" color="red" onClick={open}>
              {t('connections.delete')}
            </Button>
            <Button type="submit" loading={update.isPending}>
              {t('action.save')}
            </Button>
          </Group>
        </Stack>
      </form>
      <Confirm
        opened={removing}
        title={t('connections.deleteTitle')}
        text={t('connections.deleteText', { name: one.name })}
        action={t('connections.delete')}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate(undefined, { onSuccess: () => navigate({ to: '/connections' }) })}
        onClose={close}
      />
    </Card>
  );
}
