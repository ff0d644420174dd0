import { Group, Stack, Text, TextInput } from '@mantine/core';
import { IconMessageBolt, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CannedAnswer } from '../../api/types';
import { useCan, useSession } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { cannedQuery } from '../inbox/deskQueries';
import { AnswerForm } from './AnswerForm';
import { filled, fits } from './canned';
import { DeleteDialog } from './DeleteDialog';
import { DeskList, Opener } from './DeskList';
import classes from './desk.module.css';
import { EditorDrawer } from './EditorDrawer';
import { useDeleteAnswer } from './queries';
import { useEditor } from './useEditor';

export function AnswersPanel() {
  const { t } = useI18n();
  const writes = useCan()('desk:write');
  const answers = useQuery(cannedQuery);
  const editor = useEditor<CannedAnswer>();
  const deletion = useDeleteAnswer();
  const [query, setQuery] = useState('');
  const wanted = query.trim();
  return (
    <>
      <DeskList
        intro={t('desk.answers.intro')}
        queries={[answers]}
        items={answers.data?.filter((answer) => fits(answer, wanted))}
        empty={
          wanted
            ? { icon: IconSearch, title: t('desk.answers.noneFound') }
            : { icon: IconMessageBolt, title: t('desk.answers.none'), text: t('desk.answers.noneText') }
        }
        create={writes && { label: t('desk.answers.new'), onClick: () => editor.edit(null) }}
        search={
          <TextInput
            type="search"
            maw={360}
            aria-label={t('desk.answers.find')}
            placeholder={t('desk.answers.find')}
            leftSection={<IconSearch size={16} aria-hidden="true" />}
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
          />
        }
        row={(answer) => <AnswerRow answer={answer} onOpen={() => editor.edit(answer)} />}
      />
      <EditorDrawer
        wide
        opened={editor.opened}
        title={editor.item?.title ?? t('desk.answers.new')}
        onClose={editor.close}
      >
        <AnswerForm
          answer={editor.item}
          readOnly={!writes}
          onClose={editor.close}
          onDelete={editor.askDelete}
        />
      </EditorDrawer>
      <DeleteDialog
        opened={editor.deleting}
        item={editor.item && { id: editor.item.id, name: editor.item.title }}
        text={t('desk.answers.deleteText')}
        deletion={deletion}
        onClose={editor.closeDelete}
      />
    </>
  );
}

function AnswerRow({ answer, onOpen }: { answer: CannedAnswer; onOpen: () => void }) {
  const { t, language } = useI18n();
  const { user } = useSession();
  const inLanguage = answer.content[language] ? language : Object.keys(answer.content)[0];
  const words = answer.content[inLanguage ?? ''] ?? '';
  return (
    <Stack gap={4} className={classes.grow}>
      <Group gap={10}>
        <Opener onClick={onOpen}>{answer.title}</Opener>
        <span className="tk-mono">/{answer.shortcut}</span>
        <Text size="xs" c="dimmed" tt="uppercase">
          {Object.keys(answer.content).join(' · ')}
        </Text>
      </Group>
      <Text size="sm" c="dimmed" className={classes.clamp} lang={inLanguage}>
        {filled(words, { customer: t('desk.answers.someone'), me: user.name })}
      </Text>
    </Stack>
  );
}
