import { Table, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { WorkflowApiDetail } from '../../../api/types';
import { useI18n } from '../../../i18n/context';
import { Card } from '../../../ui/Card';
import classes from './interfaces.module.css';

/** Fewer than this are seen at a glance. */
const SEARCHED = 8;

/** What can be called of an interface, each with the kind of step that calls it. */
export function Operations({ operations }: { operations: WorkflowApiDetail['operations'] }) {
  const { t } = useI18n();
  const [query, setQuery] = useState('');
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = operations.filter((one) => {
    const text = `${one.method} ${one.path} ${one.summary} ${one.type}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return (
    <Card
      title={t('interfaces.operations')}
      aside={
        operations.length > SEARCHED && (
          <TextInput
            size="sm"
            aria-label={t('interfaces.searchOperations')}
            placeholder={t('interfaces.searchOperations')}
            leftSection={<IconSearch size={15} aria-hidden="true" />}
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
          />
        )
      }
    >
      {found.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('interfaces.noSuch')}
        </Text>
      ) : (
        <Table.ScrollContainer minWidth={260}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('interfaces.operation')}</Table.Th>
                <Table.Th visibleFrom="sm">{t('interfaces.stepType')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {found.map((one) => (
                <Table.Tr key={one.type}>
                  <Table.Td>
                    <span className={classes.method}>{one.method.toUpperCase()}</span>{' '}
                    <span className={classes.path}>{one.path}</span>
                    {one.summary && (
                      <Text size="sm" c="dimmed">
                        {one.summary}
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td visibleFrom="sm" className={classes.path}>
                    {one.type}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Card>
  );
}
