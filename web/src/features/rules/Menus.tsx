import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useI18n } from '../../i18n/context';
import {
  deleteColumn,
  deleteRow,
  duplicateColumn,
  duplicateRow,
  insertRow,
  moveColumn,
  moveRow,
} from './grid';
import type { Column, DecisionTable } from './jdm';

type Change = (table: DecisionTable) => void;

function Dots({ label }: { label: string }) {
  return (
    <Menu.Target>
      <ActionIcon size="xs" variant="subtle" color="gray" aria-label={label}>
        <IconDots size={12} />
      </ActionIcon>
    </Menu.Target>
  );
}

export function RowMenu({ table, row, onChange }: { table: DecisionTable; row: number; onChange: Change }) {
  const { t } = useI18n();
  return (
    <Menu position="bottom-start">
      <Dots label={t('rules.rowMenu', { row: row + 1 })} />
      <Menu.Dropdown>
        <Menu.Item onClick={() => onChange(insertRow(table, row))}>{t('rules.insertAbove')}</Menu.Item>
        <Menu.Item onClick={() => onChange(insertRow(table, row + 1))}>{t('rules.insertBelow')}</Menu.Item>
        <Menu.Item onClick={() => onChange(duplicateRow(table, row))}>{t('rules.duplicate')}</Menu.Item>
        <Menu.Item disabled={row === 0} onClick={() => onChange(moveRow(table, row, row - 1))}>
          {t('rules.moveUp')}
        </Menu.Item>
        <Menu.Item
          disabled={row === table.rows.length - 1}
          onClick={() => onChange(moveRow(table, row, row + 1))}
        >
          {t('rules.moveDown')}
        </Menu.Item>
        <Menu.Item color="red" onClick={() => onChange(deleteRow(table, row))}>
          {t('rules.deleteRow')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

export function ColumnMenu(props: { table: DecisionTable; column: Column; onChange: Change }) {
  const { t } = useI18n();
  const { table, column, onChange } = props;
  return (
    <Menu position="bottom-start">
      <Dots label={t('rules.columnMenu', { column: column.name })} />
      <Menu.Dropdown>
        <Menu.Item onClick={() => onChange(duplicateColumn(table, column.id))}>
          {t('rules.duplicate')}
        </Menu.Item>
        <Menu.Item onClick={() => onChange(moveColumn(table, column.id, -1))}>
          {t('rules.moveLeft')}
        </Menu.Item>
        <Menu.Item onClick={() => onChange(moveColumn(table, column.id, 1))}>
          {t('rules.moveRight')}
        </Menu.Item>
        <Menu.Item color="red" onClick={() => onChange(deleteColumn(table, column.id))}>
          {t('rules.deleteColumn')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
