import { ActionIcon, Button, Group, Menu, Select, Stack, VisuallyHidden } from '@mantine/core';
import type { FormErrors } from '@mantine/form';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useI18n } from '../../i18n/context';
import { ChangeFields } from './ChangeFields';
import { blank, CHANGES, type ChangeDraft, type ChangeType, MOST, moved } from './changes';
import type { Choices } from './choices';
import classes from './desk.module.css';

type Props = {
  changes: ChangeDraft[];
  choices: Choices;
  errors: FormErrors;
  onChange: (changes: ChangeDraft[]) => void;
};

/** Where the keyboard goes once the list is drawn again. */
type Focus = { key: number; way: 'up' | 'down' } | 'add';

/** The changes of a macro in order; buttons move them, and the focus goes along. */
export function ChangeList({ changes, choices, errors, onChange }: Props) {
  const { t } = useI18n();
  const list = useRef<HTMLOListElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  const focus = useRef<Focus | null>(null);
  const [said, setSaid] = useState('');

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows each change of the order
  useEffect(() => {
    const wanted = focus.current;
    focus.current = null;
    if (wanted === 'add') add.current?.focus();
    else if (wanted) {
      const buttons = list.current?.querySelectorAll<HTMLButtonElement>(`[data-move="${wanted.key}"]`) ?? [];
      const usable = [...buttons].filter((button) => !button.disabled);
      (usable.find((button) => button.dataset.way === wanted.way) ?? usable[0])?.focus();
    }
  }, [changes]);

  const move = (from: number, way: 'up' | 'down') => {
    const to = way === 'up' ? from - 1 : from + 1;
    const change = changes[from];
    if (!change) return;
    focus.current = { key: change.key, way };
    setSaid(t('desk.macros.moved', { number: to + 1, count: changes.length }));
    onChange(moved(changes, from, to));
  };
  const remove = (key: number) => {
    focus.current = 'add';
    onChange(changes.filter((change) => change.key !== key));
  };
  const types = CHANGES.map((value) => ({ value, label: t(`desk.change.${value}`) }));
  return (
    <Stack gap="sm" mt={4}>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
      <ol ref={list} className={classes.changes}>
        {changes.map((change, index) => {
          const at = { number: index + 1 };
          const patch = (part: Partial<ChangeDraft>) =>
            onChange(changes.map((each) => (each.key === change.key ? { ...each, ...part } : each)));
          return (
            <li key={change.key} className={classes.change}>
              <Group gap={4} wrap="nowrap" mb={8}>
                <Select
                  flex={1}
                  aria-label={t('desk.macros.number', at)}
                  allowDeselect={false}
                  data={types}
                  value={change.type}
                  onChange={(type) => type && patch({ type: type as ChangeType })}
                />
                <ActionIcon
                  size="lg"
                  data-move={change.key}
                  data-way="up"
                  aria-label={t('desk.macros.up', at)}
                  disabled={index === 0}
                  onClick={() => move(index, 'up')}
                >
                  <IconArrowUp size={17} stroke={1.6} />
                </ActionIcon>
                <ActionIcon
                  size="lg"
                  data-move={change.key}
                  data-way="down"
                  aria-label={t('desk.macros.down', at)}
                  disabled={index === changes.length - 1}
                  onClick={() => move(index, 'down')}
                >
                  <IconArrowDown size={17} stroke={1.6} />
                </ActionIcon>
                <ActionIcon
                  size="lg"
                  aria-label={t('desk.macros.remove', at)}
                  onClick={() => remove(change.key)}
                >
                  <IconTrash size={17} stroke={1.6} />
                </ActionIcon>
              </Group>
              <ChangeFields
                change={change}
                choices={choices}
                error={(field) => errors[`changes.${index}.${field}`]}
                onChange={patch}
              />
            </li>
          );
        })}
      </ol>
      <Menu position="bottom-start" returnFocus>
        <Menu.Target>
          <Button
            ref={add}
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden="true" />}
            disabled={changes.length >= MOST}
            style={{ alignSelf: 'flex-start' }}
          >
            {t('desk.macros.add')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {types.map(({ value, label }) => (
            <Menu.Item key={value} onClick={() => onChange([...changes, blank(value)])}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Stack>
  );
}
