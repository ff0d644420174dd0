import { Button, Group, Menu, Paper, Stack, Text, UnstyledButton } from '@mantine/core';
import { useI18n } from '../../i18n/context';
import { columns } from './grid';
import { RowMenu } from './Menus';
import classes from './rules.module.css';
import type { EditorProps } from './Sheet';
import { conditionWords, outputWords } from './words';

/** The table on a phone: a card for each row, a line for each cell. */
export function RowCards({ table, fields, wrong, hidden, readOnly, onChange, onEdit }: EditorProps) {
  const { t, language } = useI18n();
  return (
    <Stack gap="sm" component="ol" className={classes.cards}>
      {table.rows.map((row, number) => (
        <Paper
          key={row._id ?? number}
          component="li"
          withBorder
          p="sm"
          data-hidden={hidden.has(number + 1) || undefined}
        >
          <Group justify="space-between" mb={4}>
            <Text size="sm" fw={600}>
              {t('rules.rowNumber', { row: number + 1 })}
            </Text>
            {!readOnly && <RowMenu table={table} row={number} onChange={onChange} />}
          </Group>
          {columns(table).map((column, index) => {
            const output = index >= table.inputs.length;
            const source = row[column.id] ?? '';
            if (!output && source === '') return null;
            const field = fields.get(column.id);
            const problem = wrong.get(`${number + 1}:${column.id}`);
            const words = (output ? outputWords : conditionWords)(source, field, t, language);
            return (
              <UnstyledButton
                key={column.id}
                className={`${classes.line} ${source ? '' : classes.any}`}
                disabled={readOnly}
                aria-invalid={problem ? true : undefined}
                onClick={() => onEdit({ row: number, column: column.id })}
              >
                <span className={classes.side}>
                  {t(output ? 'rules.then' : 'rules.when')} {field?.label[language] ?? column.name}
                </span>
                {words}
                {problem && (
                  <Text size="xs" c="var(--mantine-color-error)">
                    {problem}
                  </Text>
                )}
              </UnstyledButton>
            );
          })}
          {!readOnly && (
            <Menu position="bottom-start">
              <Menu.Target>
                <Button size="compact-xs" variant="subtle">
                  {t('rules.addCondition')}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {table.inputs
                  .filter((column) => !row[column.id])
                  .map((column) => (
                    <Menu.Item key={column.id} onClick={() => onEdit({ row: number, column: column.id })}>
                      {fields.get(column.id)?.label[language] ?? column.name}
                    </Menu.Item>
                  ))}
              </Menu.Dropdown>
            </Menu>
          )}
        </Paper>
      ))}
    </Stack>
  );
}
