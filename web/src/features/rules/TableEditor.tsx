import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import { useI18n } from '../../i18n/context';
import { Card } from '../../ui/Card';
import { CellEditor } from './CellEditor';
import type { Field } from './condition';
import { addColumn, columns, insertRow, type Side, setCell } from './grid';
import type { DecisionTable } from './jdm';
import type { Problem, Vocabulary } from './queries';
import { RowCards } from './RowCards';
import { Sheet } from './Sheet';

type Props = {
  table: DecisionTable;
  vocabulary: Vocabulary;
  problems: Problem[];
  /** Rows that can never fire, counted from 1. */
  hidden: Map<number, number | null>;
  readOnly: boolean;
  onChange: (table: DecisionTable) => void;
};

export type Spot = { row: number; column: string };

/** A decision table to be edited: a spreadsheet where there is room, a card for each row on a phone. */
export function TableEditor({ table, vocabulary, problems, hidden, readOnly, onChange }: Props) {
  const { t, language } = useI18n();
  const narrow = useMediaQuery('(max-width: 48em)');
  const [editing, setEditing] = useState<Spot | null>(null);
  const fields = useMemo(() => {
    const known = new Map<string, Field>();
    for (const column of table.inputs) {
      const fact = vocabulary.facts.find((one) => one.name === column.field);
      if (fact) known.set(column.id, fact);
    }
    for (const column of table.outputs) {
      const output = vocabulary.outputs.find((one) => one.name === column.field);
      if (output) known.set(column.id, output);
    }
    return known;
  }, [table.inputs, table.outputs, vocabulary]);
  const wrong = useMemo(() => {
    const found = new Map<string, string>();
    for (const problem of problems) {
      if (problem.node && problem.node !== table.id) continue;
      const column = columns(table).find((one) =>
        [one.field, one.name, one.id].includes(problem.field ?? ''),
      );
      found.set(`${problem.row ?? 0}:${column?.id ?? ''}`, problem.message);
    }
    return found;
  }, [problems, table]);
  const edit = useCallback((spot: Spot) => setEditing(spot), []);
  const column = editing && columns(table).find((one) => one.id === editing.column);
  const shared = { table, fields, wrong, hidden, readOnly, onChange, onEdit: edit };
  return (
    <Card
      title={table.name}
      aside={
        <Select
          size="xs"
          w={260}
          aria-label={t('rules.hitPolicy')}
          allowDeselect={false}
          disabled={readOnly}
          data={[
            { value: 'first', label: t('rules.first') },
            { value: 'collect', label: t('rules.collect') },
          ]}
          value={table.hitPolicy}
          onChange={(hitPolicy) => hitPolicy && onChange({ ...table, hitPolicy })}
        />
      }
    >
      {narrow ? <RowCards {...shared} /> : <Sheet {...shared} />}
      {!readOnly && (
        <Group mt="sm" gap="xs">
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} />}
            onClick={() => onChange(insertRow(table, table.rows.length))}
          >
            {t('rules.addRow')}
          </Button>
          <AddColumn
            label={t('rules.addCondition')}
            fields={vocabulary.facts}
            onAdd={(field) => onChange(addColumn(table, 'inputs', field.name, field.label[language]))}
          />
          <AddColumn
            label={t('rules.addOutput')}
            fields={vocabulary.outputs.filter((one) => !table.outputs.some((out) => out.field === one.name))}
            onAdd={(field) =>
              onChange(addColumn(table, 'outputs' satisfies Side, field.name, field.label[language]))
            }
          />
        </Group>
      )}
      {!readOnly && !narrow && (
        <Text size="xs" c="dimmed" mt="xs">
          {t('rules.keys')}
        </Text>
      )}
      <Modal
        opened={column !== null && column !== undefined}
        onClose={() => setEditing(null)}
        withCloseButton={false}
        size="auto"
        centered
        aria-label={column?.name}
      >
        {editing && column && (
          <CellEditor
            key={`${editing.row}:${editing.column}`}
            title={t('rules.cellTitle', { row: editing.row + 1, column: column.name })}
            source={table.rows[editing.row]?.[column.id] ?? ''}
            field={fields.get(column.id)}
            output={table.outputs.some((one) => one.id === column.id)}
            onCancel={() => setEditing(null)}
            onSave={(text) => {
              onChange(setCell(table, editing.row, column.id, text));
              setEditing(null);
            }}
          />
        )}
      </Modal>
    </Card>
  );
}

function AddColumn({
  label,
  fields,
  onAdd,
}: {
  label: string;
  fields: Field[];
  onAdd: (field: Field) => void;
}) {
  const { language } = useI18n();
  return (
    <Select
      size="xs"
      w={190}
      aria-label={label}
      placeholder={label}
      searchable
      value={null}
      data={fields.map((field) => ({ value: field.name, label: field.label[language] }))}
      renderOption={({ option }) => {
        const field = fields.find((one) => one.name === option.value);
        return (
          <Stack gap={0}>
            <Text size="sm">{option.label}</Text>
            <Text size="xs" c="dimmed">
              {field?.about[language]}
            </Text>
          </Stack>
        );
      }}
      onChange={(name) => {
        const field = fields.find((one) => one.name === name);
        if (field) onAdd(field);
      }}
    />
  );
}
