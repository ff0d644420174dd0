import { Badge, Button, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlugConnected, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Connection } from '../../api/types';
import { useCan } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { connectionHealthLabel, connectionKindLabel, HEALTH_TONE } from '../../i18n/labels';
import { Card } from '../../ui/Card';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { RelativeTime } from '../../ui/RelativeTime';
import ui from '../../ui/ui.module.css';
import { NewConnection } from './NewConnection';
import { useConnections, useKinds } from './queries';

/** Ways to other systems, and how they fare. */
export function ConnectionsPage() {
  const { t } = useI18n();
  const can = useCan();
  const [adding, { open, close }] = useDisclosure(false);
  const list = useConnections();
  const kinds = useKinds();
  const writes = can('connections:write');
  return (
    <Page
      title={t('connections.title')}
      intro={t('connections.intro')}
      actions={
        writes && (
          <Button
            leftSection={<IconPlus size={16} aria-hidden="true" />}
            onClick={open}
            disabled={!kinds.isSuccess}
          >
            {t('connections.new')}
          </Button>
        )
      }
    >
      {list.isPending && <LoadingRows rows={3} />}
      {list.isError && <ErrorNotice error={list.error} onRetry={() => list.refetch()} />}
      {list.isSuccess && list.data.length === 0 && (
        <EmptyState icon={IconPlugConnected} title={t('connections.none')} text={t('connections.noneText')} />
      )}
      {list.isSuccess && list.data.length > 0 && (
        <Card p={0}>
          <Table.ScrollContainer minWidth={340}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('connections.name')}</Table.Th>
                  <Table.Th>{t('connections.health')}</Table.Th>
                  <Table.Th visibleFrom="sm">{t('connections.lastSuccess')}</Table.Th>
                  <Table.Th visibleFrom="md">{t('connections.lastError')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {list.data.map((one) => (
                  <Row key={one.id} one={one} />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Card>
      )}
      <NewConnection kinds={kinds.data?.items ?? []} opened={adding} onClose={close} />
    </Page>
  );
}

function Row({ one }: { one: Connection }) {
  const { t } = useI18n();
  return (
    <Table.Tr>
      <Table.Td>
        <Link className={ui.rowLink} to="/connections/$id" params={{ id: one.id }}>
          {one.name}
        </Link>
        <Text size="xs" c="dimmed">
          {connectionKindLabel(one.kind, t)}
        </Text>
      </Table.Td>
      <Table.Td>
        <Badge color={HEALTH_TONE[one.health]}>{connectionHealthLabel(one.health, t)}</Badge>
      </Table.Td>
      <Table.Td visibleFrom="sm">
        {one.lastSuccessAt ? <RelativeTime at={one.lastSuccessAt} /> : t('connections.never')}
      </Table.Td>
      <Table.Td visibleFrom="md">
        <Text size="sm" lineClamp={1}>
          {one.lastError ?? '–'}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}
