import { ActionIcon, Group, Menu, Text } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, useState } from 'react';
import { useI18n } from '../../../i18n/context';
import { FieldValue } from '../fields/FieldValue';
import { type Field, fieldValue, isEmpty, KIND, type Kind, type RecordRow } from '../model/kinds';
import type { ColumnInfo } from './BoardColumn';
import classes from './list.module.css';

/** What a dragged card is, so that nothing else can be dropped on a column. */
export const CARD_TYPE = 'application/x-tekup-record';

/** What a card says below its name. */
const LINES: Partial<Record<Kind, string[]>> = {
  lead: ['company', 'source', 'ownerId'],
  deal: ['value', 'companyId', 'closeDate', 'ownerId'],
};

type Props = {
  kind: Kind;
  fields: Field[];
  record: RecordRow;
  columns: ColumnInfo[];
  column: ColumnInfo;
  before: string | undefined;
  after: string | undefined;
  onMove?: (record: RecordRow, value: string) => void;
};

/** A card is moved with the mouse, by its menu, or with Shift and an arrow key on its name. */
export function BoardCard(props: Props) {
  const { kind, fields, record, columns, column, before, after, onMove } = props;
  const { t } = useI18n();
  const [dragged, setDragged] = useState(false);
  const score = fields.find(({ name }) => name === 'score');
  const lines = (LINES[kind] ?? []).flatMap((name) => fields.find((field) => field.name === name) ?? []);
  const press = (event: KeyboardEvent) => {
    if (!event.shiftKey || !onMove) return;
    const to = event.key === 'ArrowLeft' ? before : event.key === 'ArrowRight' ? after : undefined;
    if (!to) return;
    event.preventDefault();
    onMove(record, to);
  };
  return (
    <article
      className={classes.card}
      data-testid="card"
      data-dragged={dragged || undefined}
      draggable={onMove !== undefined}
      onDragStart={(event) => {
        event.dataTransfer.setData(CARD_TYPE, JSON.stringify(record));
        event.dataTransfer.effectAllowed = 'move';
        setDragged(true);
      }}
      onDragEnd={() => setDragged(false)}
    >
      <Group justify="space-between" wrap="nowrap" gap={4} align="flex-start">
        <Link
          to={`${KIND[kind].page}/$id`}
          params={{ id: record.id }}
          className={classes.open}
          draggable={false}
          aria-keyshortcuts={onMove ? 'Shift+ArrowLeft Shift+ArrowRight' : undefined}
          onKeyDown={press}
        >
          {record.name}
        </Link>
        <Group gap={4} wrap="nowrap">
          {score && <FieldValue record={record} field={score} compact />}
          {onMove && (
            <Menu position="bottom-end" withinPortal>
              <Menu.Target>
                <ActionIcon size="sm" aria-label={t('crm.move', { name: record.name })}>
                  <IconArrowsExchange size={15} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                {columns
                  .filter((each) => each.value !== column.value)
                  .map((each) => (
                    <Menu.Item key={each.value} onClick={() => onMove(record, each.value)}>
                      {each.name}
                    </Menu.Item>
                  ))}
              </Menu.Dropdown>
            </Menu>
          )}
        </Group>
      </Group>
      {lines
        .filter((field) => !isEmpty(fieldValue(record, field)))
        .map((field) => (
          <Text key={field.name} component="div" size="xs" c="dimmed" className={classes.clip}>
            <FieldValue record={record} field={field} compact />
          </Text>
        ))}
    </article>
  );
}
