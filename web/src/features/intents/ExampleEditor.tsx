import { ActionIcon, Badge, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { IntentExample } from '../../api/types';
import { useI18n } from '../../i18n/context';
import { languageName } from '../../i18n/labels';
import { ErrorNotice } from '../../ui/ErrorNotice';
import classes from './intents.module.css';
import { useSaveIntent } from './queries';

type Row = { key: number; text: string; language: string | null };
type Props = { name: string; saved: IntentExample[]; readOnly: boolean };

/** The examples of one intent, in Danish and English, saved together. */
export function ExampleEditor({ name, saved, readOnly }: Props) {
  const { t } = useI18n();
  const counter = useRef(saved.length);
  const [rows, setRows] = useState<Row[]>(() =>
    saved.map((example, key) => ({ key, text: example.text, language: example.language ?? null })),
  );
  const [changed, setChanged] = useState(false);
  const save = useSaveIntent(name);
  const languages = ['da', 'en'].map((value) => ({ value, label: languageName(value, t) }));

  const change = (next: Row[]) => {
    setRows(next);
    setChanged(true);
  };
  const patch = (key: number, part: Partial<Row>) =>
    change(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));

  if (readOnly) {
    return (
      <ul className={classes.examples}>
        {rows.map((row) => (
          <li key={row.key}>
            <span lang={row.language ?? undefined}>{row.text}</span>
            <Badge size="sm" color="gray">
              {languageName(row.language, t)}
            </Badge>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const examples = rows
          .map((row) => ({ text: row.text.trim(), language: row.language ?? undefined }))
          .filter((example) => example.text !== '');
        save.mutate({ examples }, { onSuccess: () => setChanged(false) });
      }}
    >
      <Stack gap="xs">
        {rows.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('intents.noExamples')}
          </Text>
        )}
        {rows.map((row, index) => (
          <div key={row.key} className={classes.row}>
            <TextInput
              className={classes.text}
              aria-label={t('intents.exampleNumber', { number: index + 1 })}
              value={row.text}
              onChange={(event) => patch(row.key, { text: event.currentTarget.value })}
              autoFocus={row.key >= saved.length && index === rows.length - 1}
            />
            <Select
              className={classes.language}
              aria-label={t('intents.exampleLanguage', { number: index + 1 })}
              data={languages}
              placeholder={t('knowledge.detect')}
              value={row.language}
              onChange={(language) => patch(row.key, { language })}
            />
            <ActionIcon
              size="lg"
              aria-label={t('intents.removeExample', { number: index + 1 })}
              onClick={() => change(rows.filter((each) => each.key !== row.key))}
            >
              <IconTrash size={17} stroke={1.6} />
            </ActionIcon>
          </div>
        ))}
        {save.isError && <ErrorNotice error={save.error} />}
        <Group justify="space-between" mt="xs">
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden="true" />}
            onClick={() => {
              counter.current += 1;
              change([...rows, { key: counter.current, text: '', language: null }]);
            }}
          >
            {t('intents.addExample')}
          </Button>
          <Button type="submit" disabled={!changed} loading={save.isPending}>
            {t('action.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
