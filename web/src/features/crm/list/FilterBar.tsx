import { ActionIcon, Button, Popover, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconFilter, IconSearch, IconX } from '@tabler/icons-react';
import { Fragment, useEffect, useState } from 'react';
import { useI18n } from '../../../i18n/context';
import { added, type Condition, removed, replaced } from '../model/filter';
import type { Field, Kind } from '../model/kinds';
import type { ListSearch } from '../model/search';
import { ConditionForm } from './ConditionForm';
import classes from './list.module.css';
import { useInWords } from './useInWords';

const SETTLE_MS = 300;

type Props = {
  kind: Kind;
  fields: Field[];
  search: ListSearch;
  onChange: (change: Partial<ListSearch>) => void;
};

/** Words and conditions that narrow the list down. */
export function FilterBar({ kind, fields, search, onChange }: Props) {
  const { t } = useI18n();
  const [text, setText] = useState(search.q ?? '');
  const settle = useDebouncedCallback((q: string) => onChange({ q: q.trim() || undefined }), SETTLE_MS);
  // A view or the browser's way back may have set other words.
  useEffect(() => setText(search.q ?? ''), [search.q]);
  const groups = search.where ?? [];
  const inWords = useInWords(fields);
  const set = (next: Condition[][]) => onChange({ where: next.length > 0 ? next : undefined });
  return (
    <>
      <TextInput
        className={classes.search}
        type="search"
        size="sm"
        aria-label={t(`crm.${kind}.search`)}
        placeholder={t(`crm.${kind}.search`)}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        maxLength={200}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          settle(event.currentTarget.value);
        }}
      />
      {groups.map((group, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups have no names; they are what their place says
        <Fragment key={at}>
          {at > 0 && <span className={classes.or}>{t('crm.or')}</span>}
          {group.map((condition, place) => (
            <Chip
              key={`${condition.field} ${condition.test} ${JSON.stringify(condition.value)}`}
              words={inWords(condition)}
              condition={condition}
              fields={fields}
              onChange={(next) => set(replaced(groups, at, place, next))}
              onRemove={() => set(removed(groups, at, place))}
            />
          ))}
        </Fragment>
      ))}
      <Adder
        fields={fields}
        onAdd={(condition, orElse) => set(added(groups, condition, orElse))}
        or={groups.length > 0}
      />
      {groups.length > 1 && (
        <Button size="compact-sm" variant="subtle" onClick={() => onChange({ where: undefined })}>
          {t('crm.clearFilters')}
        </Button>
      )}
    </>
  );
}

function Adder(props: {
  fields: Field[];
  or: boolean;
  onAdd: (condition: Condition, orElse: boolean) => void;
}) {
  const { t } = useI18n();
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={300} trapFocus withinPortal>
      <Popover.Target>
        <Button
          size="sm"
          variant="default"
          leftSection={<IconFilter size={15} aria-hidden="true" />}
          onClick={() => setOpened((before) => !before)}
        >
          {t('crm.filter')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('crm.filter')}>
        <ConditionForm
          fields={props.fields}
          or={props.or}
          onDone={(condition, orElse) => {
            setOpened(false);
            props.onAdd(condition, orElse);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function Chip(props: {
  words: string;
  condition: Condition;
  fields: Field[];
  onChange: (condition: Condition) => void;
  onRemove: () => void;
}) {
  const { t } = useI18n();
  const [opened, setOpened] = useState(false);
  return (
    <span className={classes.chip}>
      <Popover
        opened={opened}
        onChange={setOpened}
        position="bottom-start"
        width={300}
        trapFocus
        withinPortal
      >
        <Popover.Target>
          <UnstyledButton fz="sm" onClick={() => setOpened((before) => !before)}>
            {props.words}
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('crm.filter')}>
          <ConditionForm
            fields={props.fields}
            condition={props.condition}
            or={false}
            onDone={(condition) => {
              setOpened(false);
              props.onChange(condition);
            }}
          />
        </Popover.Dropdown>
      </Popover>
      <ActionIcon
        size="sm"
        mr={4}
        aria-label={t('crm.removeFilter', { filter: props.words })}
        onClick={props.onRemove}
      >
        <IconX size={13} />
      </ActionIcon>
    </span>
  );
}
