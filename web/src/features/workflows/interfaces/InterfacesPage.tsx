import { Button, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconApi, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { WorkflowApi } from '../../../api/types';
import { useCan } from '../../../app/session';
import { useFormat, useI18n } from '../../../i18n/context';
import { BackLink } from '../../../ui/BackLink';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { LoadingRows } from '../../../ui/Loading';
import { Page } from '../../../ui/Page';
import { RelativeTime } from '../../../ui/RelativeTime';
import ui from '../../../ui/ui.module.css';
import { MAY_WRITE } from '../api';
import { ImportDialog } from './ImportDialog';
import classes from './interfaces.module.css';
import { interfacesQuery } from './queries';

/** The systems whose operations are steps of workflows. */
export function InterfacesPage() {
  const { t } = useI18n();
  const may = useCan()(MAY_WRITE);
  const navigate = useNavigate();
  const [adding, { open, close }] = useDisclosure(false);
  const list = useQuery(interfacesQuery);
  const add = may && (
    <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={open}>
      {t('interfaces.import')}
    </Button>
  );
  const empty = list.isSuccess && list.data.length === 0;
  return (
    <Page
      title={t('interfaces.title')}
      intro={t('interfaces.intro')}
      back={<BackLink to="/workflows">{t('flow.title')}</BackLink>}
      actions={!empty && add}
    >
      {list.isPending && <LoadingRows rows={3} />}
      {list.isError && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      {empty && (
        <EmptyState icon={IconApi} title={t('interfaces.none')} text={t('interfaces.noneText')}>
          {add}
        </EmptyState>
      )}
      {list.isSuccess && !empty && <List items={list.data} />}
      <ImportDialog
        opened={adding}
        onClose={close}
        onDone={(made) => void navigate({ to: '/workflows/interfaces/$id', params: { id: made.id } })}
      />
    </Page>
  );
}

function List({ items }: { items: WorkflowApi[] }) {
  const { t } = useI18n();
  const format = useFormat();
  return (
    <Card p={0}>
      <Table.ScrollContainer minWidth={320}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('interfaces.name')}</Table.Th>
              <Table.Th visibleFrom="sm">{t('flow.address')}</Table.Th>
              <Table.Th ta="right">{t('interfaces.operations')}</Table.Th>
              <Table.Th>{t('interfaces.updated')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((one) => (
              <Table.Tr key={one.id}>
                <Table.Td>
                  <Link className={ui.rowLink} to="/workflows/interfaces/$id" params={{ id: one.id }}>
                    {one.name}
                  </Link>
                  {one.title && (
                    <Text size="xs" c="dimmed" lineClamp={1}>
                      {one.title}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td visibleFrom="sm">
                  <span className={classes.path}>{one.server}</span>
                </Table.Td>
                <Table.Td ta="right" className="tk-tabular">
                  {format.number(one.count)}
                </Table.Td>
                <Table.Td>
                  <RelativeTime at={one.updatedAt} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}
