import { Alert, Button, List, SimpleGrid, Stack, Table, Text } from '@mantine/core';
import { IconRefresh, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { WorkflowApiDetail } from '../../../api/types';
import { useCan } from '../../../app/session';
import { useI18n } from '../../../i18n/context';
import { BackLink } from '../../../ui/BackLink';
import { Card } from '../../../ui/Card';
import { Confirm } from '../../../ui/Confirm';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { LoadingRows } from '../../../ui/Loading';
import { Page } from '../../../ui/Page';
import { RelativeTime } from '../../../ui/RelativeTime';
import { credentialsQuery, MAY_WRITE } from '../api';
import { ImportDialog } from './ImportDialog';
import classes from './interfaces.module.css';
import { Operations } from './Operations';
import { interfaceQuery, useRemoveInterface } from './queries';

const route = getRouteApi('/workflows/interfaces/$id');

/** An interface of another system: where it is, and what of it can be a step. */
export function InterfacePage() {
  const { t } = useI18n();
  const { id } = route.useParams();
  const found = useQuery(interfaceQuery(id));
  const back = <BackLink to="/workflows/interfaces">{t('interfaces.title')}</BackLink>;
  if (!found.data) {
    return (
      <Page title={t('interfaces.title')} back={back}>
        {found.isError ? (
          <ErrorNotice error={found.error} onRetry={() => void found.refetch()} />
        ) : (
          <LoadingRows />
        )}
      </Page>
    );
  }
  return <One key={id} one={found.data} back={back} />;
}

function One({ one, back }: { one: WorkflowApiDetail; back: ReactNode }) {
  const { t } = useI18n();
  const may = useCan()(MAY_WRITE);
  const navigate = useNavigate();
  const remove = useRemoveInterface(one.id);
  const [dialog, setDialog] = useState<'again' | 'remove' | null>(null);
  const [gone, setGone] = useState<string[]>([]);
  const close = () => setDialog(null);
  return (
    <Page
      title={one.title || one.name}
      intro={t('interfaces.use', { name: one.name })}
      back={back}
      actions={
        may && (
          <>
            <Button
              variant="default"
              leftSection={<IconTrash size={16} aria-hidden="true" />}
              onClick={() => setDialog('remove')}
            >
              {t('action.delete')}
            </Button>
            <Button
              leftSection={<IconRefresh size={16} aria-hidden="true" />}
              onClick={() => setDialog('again')}
            >
              {t('interfaces.again')}
            </Button>
          </>
        )
      }
    >
      <Stack gap="md">
        {gone.length > 0 && (
          <Alert
            color="amber"
            variant="light"
            title={t('interfaces.gone', { count: gone.length })}
            withCloseButton
            closeButtonLabel={t('action.close')}
            onClose={() => setGone([])}
          >
            <Text size="sm">{t('interfaces.goneText')}</Text>
            <List size="sm" mt={4} className={classes.path}>
              {gone.map((kind) => (
                <List.Item key={kind}>{kind}</List.Item>
              ))}
            </List>
          </Alert>
        )}
        <Facts one={one} />
        <Operations operations={one.operations} />
        {one.skipped.length > 0 && <Skipped skipped={one.skipped} />}
      </Stack>
      <ImportDialog
        opened={dialog === 'again'}
        again={one}
        onClose={close}
        onDone={(made) => setGone(made.removed)}
      />
      <Confirm
        opened={dialog === 'remove'}
        title={t('interfaces.remove')}
        text={t('interfaces.removeText', { name: one.name, count: one.count })}
        action={t('action.delete')}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() =>
          remove.mutate(undefined, { onSuccess: () => void navigate({ to: '/workflows/interfaces' }) })
        }
        onClose={close}
      />
    </Page>
  );
}

function Facts({ one }: { one: WorkflowApiDetail }) {
  const { t } = useI18n();
  const sees = useCan()('connections:read');
  const credentials = useQuery({ ...credentialsQuery, enabled: sees && one.credentialId !== null });
  const shown = credentials.data?.find((each) => each.id === one.credentialId)?.name;
  return (
    <Card>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg" verticalSpacing={6}>
        <dl className={classes.facts}>
          <dt>{t('flow.address')}</dt>
          <dd>{one.server}</dd>
          <dt>{t('interfaces.source')}</dt>
          <dd>{one.source ?? t('interfaces.given')}</dd>
        </dl>
        <dl className={classes.facts}>
          <dt>{t('interfaces.version')}</dt>
          <dd>{one.version || '–'}</dd>
          <dt>{t('interfaces.updated')}</dt>
          <dd>
            <RelativeTime at={one.updatedAt} />
          </dd>
          {sees && (
            <>
              <dt>{t('interfaces.credential')}</dt>
              <dd>{shown ?? (one.credentialId ? '…' : t('interfaces.noCredential'))}</dd>
            </>
          )}
        </dl>
      </SimpleGrid>
    </Card>
  );
}

function Skipped({ skipped }: { skipped: WorkflowApiDetail['skipped'] }) {
  const { t } = useI18n();
  return (
    <Card title={t('interfaces.skipped')}>
      <Text size="sm" c="dimmed" mb="sm">
        {t('interfaces.skippedText')}
      </Text>
      <Table.ScrollContainer minWidth={320}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('interfaces.operation')}</Table.Th>
              <Table.Th>{t('interfaces.why')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {skipped.map(({ operation, why }) => (
              <Table.Tr key={operation}>
                <Table.Td className={classes.path}>{operation}</Table.Td>
                <Table.Td>{why}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}
