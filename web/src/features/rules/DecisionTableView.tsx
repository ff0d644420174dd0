import { Table, Text, VisuallyHidden } from '@mantine/core';
import { useI18n } from '../../i18n/context';
import { Card } from '../../ui/Card';
import type { DecisionTable } from './jdm';
import classes from './rules.module.css';

/** The rows of a decision table: conditions on the left, what follows on the right. */
export function DecisionTableView({ table }: { table: DecisionTable }) {
  const { t } = useI18n();
  return (
    <Card
      title={table.name}
      aside={
        <Text size="xs" c="dimmed">
          {t(table.hitPolicy === 'collect' ? 'rules.collect' : 'rules.first')}
        </Text>
      }
    >
      <Table.ScrollContainer minWidth={520} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table withRowBorders className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={40}>
                <VisuallyHidden>{t('rules.row')}</VisuallyHidden>
              </Table.Th>
              {table.inputs.map((column) => (
                <Table.Th key={column.id}>
                  <span className={classes.side}>{t('rules.when')}</span>
                  {column.name}
                </Table.Th>
              ))}
              {table.outputs.map((column) => (
                <Table.Th key={column.id} className={classes.output}>
                  <span className={classes.side}>{t('rules.then')}</span>
                  {column.name}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {table.rows.map((row, index) => (
              <Table.Tr key={row._id ?? index}>
                <Table.Td className="tk-tabular">{index + 1}</Table.Td>
                {table.inputs.map((column) => (
                  <Table.Td key={column.id} className="tk-mono">
                    {row[column.id] || <span className={classes.any}>{t('rules.any')}</span>}
                  </Table.Td>
                ))}
                {table.outputs.map((column) => (
                  <Table.Td key={column.id} className={`tk-mono ${classes.output}`}>
                    {row[column.id] || '–'}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}
