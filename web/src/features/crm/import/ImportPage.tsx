import { Select, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useFormat, useI18n } from '../../../i18n/context';
import { BackLink } from '../../../ui/BackLink';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { LoadingRows } from '../../../ui/Loading';
import { Page } from '../../../ui/Page';
import { RelativeTime } from '../../../ui/RelativeTime';
import { KIND, KINDS, type Kind } from '../model/kinds';
import { ImportResult } from './ImportResult';
import { Mapping } from './Mapping';
import { importQuery, importsQuery } from './queries';
import { UploadFile } from './UploadFile';

/** Takes records in from a file: the file, what its columns mean, and how it went. */
export function ImportPage() {
  const { t } = useI18n();
  const { kind = 'lead', id } = useSearch({ from: '/crm/import' });
  const navigate = useNavigate();
  return (
    <Page
      title={t('crm.importTitle')}
      intro={t('crm.importIntro')}
      back={<BackLink to={KIND[kind].page}>{t(`crm.${kind}.title`)}</BackLink>}
    >
      {id ? (
        <One key={id} id={id} />
      ) : (
        <Stack gap="md">
          <Card>
            <Stack gap="md">
              <Select
                maw={280}
                label={t('crm.importKind')}
                allowDeselect={false}
                data={KINDS.map((value) => ({ value, label: t(`crm.${value}.title`) }))}
                value={kind}
                onChange={(next) =>
                  void navigate({ to: '/crm/import', search: { kind: next as Kind }, replace: true })
                }
              />
              <UploadFile
                kind={kind}
                onSent={(sent) => void navigate({ to: '/crm/import', search: { kind, id: sent.id } })}
              />
            </Stack>
          </Card>
          <Earlier />
        </Stack>
      )}
    </Page>
  );
}

function One({ id }: { id: string }) {
  const found = useQuery(importQuery(id));
  if (found.isError) return <ErrorNotice error={found.error} onRetry={() => found.refetch()} />;
  if (!found.data) return <LoadingRows />;
  return found.data.runId ? (
    <ImportResult file={found.data} runId={found.data.runId} />
  ) : (
    <Mapping file={found.data} />
  );
}

/** Files that were sent before, newest first. */
function Earlier() {
  const { t } = useI18n();
  const format = useFormat();
  const files = useQuery(importsQuery);
  const items = files.data?.items ?? [];
  if (files.isError) return <ErrorNotice error={files.error} onRetry={() => files.refetch()} />;
  if (items.length === 0) return null;
  return (
    <Card title={t('crm.importEarlier')}>
      <Table.ScrollContainer minWidth={300}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('crm.importFile')}</Table.Th>
              <Table.Th>{t('crm.importKind')}</Table.Th>
              <Table.Th visibleFrom="sm">{t('crm.importSize')}</Table.Th>
              <Table.Th visibleFrom="sm">{t('crm.importBy')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((file) => (
              <Table.Tr key={file.id}>
                <Table.Td>
                  <Link to="/crm/import" search={{ kind: file.kind as Kind, id: file.id }}>
                    {file.fileName}
                  </Link>
                  {!file.runId && (
                    <Text size="xs" c="dimmed">
                      {t('crm.importNotYet')}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>{t(`crm.${file.kind as Kind}.title`)}</Table.Td>
                <Table.Td visibleFrom="sm" className="tk-tabular">
                  {format.bytes(file.bytes)}
                </Table.Td>
                <Table.Td visibleFrom="sm">
                  {file.sentBy}, <RelativeTime at={file.createdAt} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}
