import { ActionIcon, Button, ScrollArea, Text, TextInput, Tooltip, UnstyledButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconApi, IconChevronRight, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type RefObject, useMemo, useState } from 'react';
import { useI18n } from '../../../i18n/context';
import { flowCategoryLabel } from '../../../i18n/labels';
import { iconOf } from '../icons';
import { ImportDialog } from '../interfaces/ImportDialog';
import type { NodeType } from '../model/definition';
import { BUILT_IN, groups } from '../model/palette';
import classes from './builder.module.css';
import { DRAGGED_TYPE } from './Canvas';

/** All types of nodes, to be dragged to the canvas or added with a click. */
export function Palette(props: {
  types: NodeType[];
  search: RefObject<HTMLInputElement | null>;
  onAdd: (type: NodeType) => void;
}) {
  const { types, search, onAdd } = props;
  const { t, language } = useI18n();
  const [query, setQuery] = useState('');
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [importing, setImporting] = useState(false);
  const found = useMemo(() => groups(types, query, language), [types, query, language]);
  // What is built in stands open; the many operations of the platform open when asked for.
  const isOpen = (category: string) =>
    query.trim() !== '' || (BUILT_IN.includes(category) ? !closed.has(category) : opened.has(category));
  const toggle = (category: string) => {
    const flip = (before: ReadonlySet<string>) => {
      const next = new Set(before);
      if (!next.delete(category)) next.add(category);
      return next;
    };
    if (BUILT_IN.includes(category)) setClosed(flip);
    else setOpened(flip);
  };
  const all = found.flatMap((group) => group.types);
  const begun = query.trim().toLowerCase();
  const first = all.find((type) => type.title[language].toLowerCase().startsWith(begun)) ?? all[0];
  return (
    <div className={classes.palette}>
      <TextInput
        ref={search}
        size="sm"
        aria-label={t('flow.searchNodes')}
        placeholder={t('flow.searchNodes')}
        leftSection={<IconSearch size={15} aria-hidden="true" />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && query.trim() !== '' && first) onAdd(first);
        }}
      />
      <ScrollArea className={classes.paletteList} type="auto" viewportProps={{ tabIndex: 0 }}>
        {found.length === 0 && (
          <Text size="sm" c="dimmed" p="xs">
            {t('flow.noNode')}
          </Text>
        )}
        {found.map((group) => (
          <section key={group.category}>
            <UnstyledButton
              className={classes.category}
              aria-expanded={isOpen(group.category)}
              onClick={() => toggle(group.category)}
            >
              <IconChevronRight size={13} aria-hidden="true" />
              {flowCategoryLabel(group.category, t)}
              <span>{group.types.length}</span>
            </UnstyledButton>
            {isOpen(group.category) && (
              <ul className={classes.types}>
                {group.types.map((type) => (
                  <li key={type.type}>
                    <TypeButton type={type} onAdd={() => onAdd(type)} />
                  </li>
                ))}
              </ul>
            )}
          </section>
        ))}
      </ScrollArea>
      <div className={classes.more}>
        <Button
          fullWidth
          size="compact-sm"
          variant="light"
          leftSection={<IconApi size={15} aria-hidden="true" />}
          onClick={() => setImporting(true)}
        >
          {t('interfaces.import')}
        </Button>
        <Link to="/workflows/interfaces">{t('interfaces.title')}</Link>
      </div>
      <ImportDialog
        opened={importing}
        onClose={() => setImporting(false)}
        onDone={({ name, count }) => {
          notifications.show({ message: t('interfaces.imported', { name, count }) });
          setQuery(`api.${name}.`);
        }}
      />
    </div>
  );
}

function TypeButton({ type, onAdd }: { type: NodeType; onAdd: () => void }) {
  const { language } = useI18n();
  const Icon = iconOf(type.type);
  return (
    <Tooltip
      label={type.description[language]}
      position="right"
      multiline
      maw={260}
      disabled={!type.description[language]}
    >
      <UnstyledButton
        className={classes.type}
        draggable
        onDragStart={(event) => {
          event.dataTransfer.setData(DRAGGED_TYPE, type.type);
          event.dataTransfer.effectAllowed = 'copy';
        }}
        onClick={onAdd}
      >
        <ActionIcon
          component="span"
          variant="light"
          color={type.category === 'trigger' ? 'amber' : 'fjord'}
          size="sm"
          aria-hidden="true"
        >
          <Icon size={14} />
        </ActionIcon>
        {type.title[language]}
      </UnstyledButton>
    </Tooltip>
  );
}
