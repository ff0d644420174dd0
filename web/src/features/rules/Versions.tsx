import { Badge, Button, Group, List, Stack, Table, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCan } from '../../app/session';
import { useFormat, useI18n } from '../../i18n/context';
import { Card } from '../../ui/Card';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { diffQuery, type Rule, usePublish, versionsQuery } from './queries';

/** Every version there was, what is different, and the way back. */
export function Versions({ rule }: { rule: Rule }) {
  const { t } = useI18n();
  const format = useFormat();
  const can = useCan();
  const versions = useInfiniteQuery(versionsQuery(rule.name));
  const publish = usePublish(rule.name);
  const [compared, setCompared] = useState<number | null>(null);
  const items = versions.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Stack gap="md">
      <Card title={t('rules.versions')}>
        {versions.isPending && <LoadingRows rows={3} />}
        {versions.isError && <ErrorNotice error={versions.error} onRetry={() => versions.refetch()} />}
        {versions.isSuccess && items.length === 0 && <Text size="sm">{t('rules.shippedText')}</Text>}
        {publish.isError && <ErrorNotice error={publish.error} />}
        {items.length > 0 && (
          <Table.ScrollContainer minWidth={480} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
            <Table id="rule-versions">
              <Table.Tbody>
                {items.map((one) => (
                  <Table.Tr key={one.version}>
                    <Table.Td className="tk-tabular">{one.version}</Table.Td>
                    <Table.Td>
                      {one.comment || '–'}
                      <Text size="xs" c="dimmed">
                        {one.authorName}, {format.dateTime(one.createdAt)}
                      </Text>
                    </Table.Td>
                    <Table.Td>
                      <Group gap="xs" justify="flex-end">
                        {one.live && <Badge>{t('rules.live')}</Badge>}
                        {!one.live && (
                          <Button
                            size="compact-xs"
                            variant="default"
                            onClick={() => setCompared(one.version)}
                          >
                            {t('rules.compare')}
                          </Button>
                        )}
                        {!one.live && can('rules:write') && (
                          <Button
                            size="compact-xs"
                            loading={publish.isPending}
                            onClick={() =>
                              publish.mutate({ version: one.version, expectedLive: rule.liveVersion })
                            }
                          >
                            {t('rules.makeLive')}
                          </Button>
                        )}
                      </Group>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
        {versions.hasNextPage && (
          <Button variant="default" size="xs" onClick={() => versions.fetchNextPage()}>
            {t('action.more')}
          </Button>
        )}
      </Card>
      {compared !== null && <Difference rule={rule} version={compared} />}
    </Stack>
  );
}

function Difference({ rule, version }: { rule: Rule; version: number }) {
  const { t } = useI18n();
  const diff = useQuery(diffQuery(rule.name, rule.liveVersion, version));
  if (diff.isPending) return <LoadingRows rows={2} />;
  if (diff.isError) return <ErrorNotice error={diff.error} onRetry={() => diff.refetch()} />;
  return (
    <Card title={t('rules.difference', { from: rule.liveVersion, to: version })}>
      {diff.data.tables.length === 0 && <Text size="sm">{t('rules.noDifference')}</Text>}
      {diff.data.tables.map((table) => (
        <List key={table.node} size="sm" spacing={6}>
          {table.columnsAdded.map((column) => (
            <List.Item key={`+${column}`}>{t('rules.columnAdded', { column })}</List.Item>
          ))}
          {table.columnsRemoved.map((column) => (
            <List.Item key={`-${column}`}>{t('rules.columnRemoved', { column })}</List.Item>
          ))}
          {table.rows.map((row) => (
            <List.Item key={row.id}>
              <b>{t(`rules.change.${row.change as 'added' | 'removed' | 'moved' | 'changed'}`)}</b>{' '}
              {t('rules.rowNumber', { row: row.after ?? row.before ?? 0 })} {row.description}
              {row.cells.map((cell) => (
                <Text key={cell.column} size="xs" className="tk-mono">
                  {cell.column}: <del>{cell.before || '–'}</del> → <ins>{cell.after || '–'}</ins>
                </Text>
              ))}
            </List.Item>
          ))}
        </List>
      ))}
    </Card>
  );
}
