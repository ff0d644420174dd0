import { Avatar, Badge, Group, Progress, Stack, Switch, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { asApiError } from '../../api/errors';
import type { DeskPerson } from '../../api/types';
import { useCan, useSession } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { DeskList, Opener } from './DeskList';
import classes from './desk.module.css';
import { EditorDrawer } from './EditorDrawer';
import { PersonForm } from './PersonForm';
import { loadsQuery, useAvailability, useSavePerson } from './queries';
import { useEditor } from './useEditor';

export function PeoplePanel() {
  const { t } = useI18n();
  const writes = useCan()('desk:write');
  const people = useQuery(loadsQuery);
  const editor = useEditor<DeskPerson>();
  return (
    <>
      <DeskList
        intro={t('desk.people.intro')}
        queries={[people]}
        items={people.data}
        empty={{ icon: IconUsers, title: t('desk.people.none'), text: t('desk.people.noneText') }}
        row={(person) => <PersonRow person={person} onOpen={() => editor.edit(person)} />}
      />
      <EditorDrawer opened={editor.opened} title={editor.item?.name ?? ''} onClose={editor.close}>
        {editor.item && <PersonForm person={editor.item} readOnly={!writes} onClose={editor.close} />}
      </EditorDrawer>
    </>
  );
}

function PersonRow({ person, onOpen }: { person: DeskPerson; onOpen: () => void }) {
  const { t } = useI18n();
  const { user } = useSession();
  return (
    <>
      <Group gap="sm" wrap="nowrap" align="flex-start" className={classes.grow}>
        <Avatar name={person.name} color="fjord" size={34} aria-hidden="true" />
        <Stack gap={4} miw={0}>
          <Group gap={8}>
            <Opener onClick={onOpen}>{person.name}</Opener>
            {person.id === user.id && (
              <Badge size="sm" color="gray">
                {t('desk.people.you')}
              </Badge>
            )}
          </Group>
          <Group gap={4}>
            {person.skills.length === 0 && (
              <Text size="xs" c="dimmed">
                {t('desk.people.noSkills')}
              </Text>
            )}
            {person.skills.map((skill) => (
              <Badge key={skill} size="sm" color="fjord">
                {skill}
              </Badge>
            ))}
          </Group>
        </Stack>
      </Group>
      <Load person={person} />
      <There person={person} />
    </>
  );
}

function Load({ person }: { person: DeskPerson }) {
  const { t } = useI18n();
  const full = person.open >= person.capacity;
  return (
    <div className={classes.load}>
      <Text size="xs" c="dimmed" mb={4} className="tk-tabular">
        {t('desk.people.load', { open: person.open, capacity: person.capacity })}
      </Text>
      <Progress
        aria-label={t('desk.people.loadOf', { name: person.name })}
        color={full ? 'amber' : 'fjord'}
        value={person.capacity > 0 ? Math.min(100, (100 * person.open) / person.capacity) : 100}
      />
    </div>
  );
}

/** Everybody says so of themselves; who runs the desk says so of everybody. */
function There({ person }: { person: DeskPerson }) {
  const { t } = useI18n();
  const can = useCan();
  const { user } = useSession();
  const mine = useAvailability();
  const theirs = useSavePerson(person.id);
  const self = person.id === user.id && can('conversations:reply');
  const onError = (error: unknown) =>
    notifications.show({ color: 'red', title: t('error.title'), message: asApiError(error).message });
  return (
    <Switch
      label={t(person.available ? 'desk.people.there' : 'desk.people.away')}
      aria-label={t('desk.people.available', { name: person.name })}
      w={112}
      checked={person.available}
      disabled={!(self || can('desk:write')) || mine.isPending || theirs.isPending}
      onChange={(event) => {
        const available = event.currentTarget.checked;
        if (self) mine.mutate(available, { onError });
        else theirs.mutate({ available }, { onError });
      }}
    />
  );
}
