import { Stack, Text } from '@mantine/core';
import { IconWand } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Macro } from '../../api/types';
import { useCan } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { cannedQuery, macrosQuery, peopleQuery, queuesQuery } from '../inbox/deskQueries';
import { type Choices, namesOf } from './choices';
import { DeleteDialog } from './DeleteDialog';
import { DeskList, Opener } from './DeskList';
import classes from './desk.module.css';
import { EditorDrawer } from './EditorDrawer';
import { macroInWords } from './inWords';
import { MacroForm } from './MacroForm';
import { useDeleteMacro } from './queries';
import { useEditor } from './useEditor';

export function MacrosPanel() {
  const { t, language } = useI18n();
  const writes = useCan()('desk:write');
  const macros = useQuery(macrosQuery);
  const queues = useQuery(queuesQuery);
  const people = useQuery(peopleQuery);
  const answers = useQuery(cannedQuery);
  const editor = useEditor<Macro>();
  const choices: Choices = {
    queues: queues.data ?? [],
    people: people.data ?? [],
    answers: answers.data ?? [],
  };
  const names = namesOf(choices);
  return (
    <>
      <DeskList
        intro={t('desk.macros.intro')}
        queries={[macros, queues, people, answers]}
        items={macros.data}
        empty={{ icon: IconWand, title: t('desk.macros.none'), text: t('desk.macros.noneText') }}
        create={writes && { label: t('desk.macros.new'), onClick: () => editor.edit(null) }}
        row={(macro) => (
          <Stack gap={4} className={classes.grow}>
            <Opener onClick={() => editor.edit(macro)}>{macro.name}</Opener>
            <Text size="sm" c="dimmed">
              {macroInWords(macro.changes, names, language, t)}
            </Text>
          </Stack>
        )}
      />
      <EditorDrawer
        opened={editor.opened}
        title={editor.item?.name ?? t('desk.macros.new')}
        onClose={editor.close}
      >
        <MacroForm
          macro={editor.item}
          choices={choices}
          readOnly={!writes}
          onClose={editor.close}
          onDelete={editor.askDelete}
        />
      </EditorDrawer>
      <DeleteDialog
        opened={editor.deleting}
        item={editor.item}
        text={t('desk.macros.deleteText')}
        deletion={useDeleteMacro()}
        onClose={editor.closeDelete}
      />
    </>
  );
}
