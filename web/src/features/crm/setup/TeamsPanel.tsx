import { MultiSelect, Stack, Text, TextInput } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { CrmTeam, DeskPerson } from '../../../api/types';
import { useCan } from '../../../app/session';
import { useI18n } from '../../../i18n/context';
import { DeleteDialog } from '../../desk/DeleteDialog';
import { DeskList, Opener } from '../../desk/DeskList';
import desk from '../../desk/desk.module.css';
import { EditorDrawer, EditorForm } from '../../desk/EditorDrawer';
import { fieldErrors } from '../../desk/fieldErrors';
import { useEditor } from '../../desk/useEditor';
import { peopleQuery } from '../../inbox/deskQueries';
import { teamsQuery } from '../queries';
import { useDeleteTeam, useSaveTeam } from './queries';

export function TeamsPanel() {
  const { t } = useI18n();
  const sets = useCan()('crm:setup');
  const teams = useQuery(teamsQuery);
  const people = useQuery(peopleQuery);
  const editor = useEditor<CrmTeam>();
  const names = (team: CrmTeam) =>
    (people.data ?? [])
      .filter(({ id }) => team.members.includes(id))
      .map(({ name }) => name)
      .join(', ');
  return (
    <>
      <DeskList
        intro={t('setup.teams.intro')}
        queries={[teams, people]}
        items={teams.data}
        empty={{ icon: IconUsersGroup, title: t('setup.teams.none'), text: t('setup.teams.noneText') }}
        create={sets && { label: t('setup.teams.new'), onClick: () => editor.edit(null) }}
        row={(team) => (
          <Stack gap={4} className={desk.grow}>
            <Opener onClick={() => editor.edit(team)}>{team.name}</Opener>
            <Text size="sm" c="dimmed">
              {names(team) || t('setup.teams.nobody')}
            </Text>
          </Stack>
        )}
      />
      <EditorDrawer
        opened={editor.opened}
        title={editor.item?.name ?? t('setup.teams.new')}
        onClose={editor.close}
      >
        <TeamForm
          team={editor.item}
          people={people.data ?? []}
          readOnly={!sets}
          onClose={editor.close}
          onDelete={editor.askDelete}
        />
      </EditorDrawer>
      <DeleteDialog
        opened={editor.deleting}
        item={editor.item}
        text={t('setup.teams.deleteText')}
        deletion={useDeleteTeam()}
        onClose={editor.closeDelete}
      />
    </>
  );
}

type FormProps = {
  team: CrmTeam | null;
  people: DeskPerson[];
  readOnly: boolean;
  onClose: () => void;
  onDelete: () => void;
};

function TeamForm({ team, people, readOnly, onClose, onDelete }: FormProps) {
  const { t } = useI18n();
  const save = useSaveTeam(team?.id);
  const [name, setName] = useState(team?.name ?? '');
  const [members, setMembers] = useState<string[]>(team?.members ?? []);
  const wrong = save.isError ? fieldErrors(save.error, 'name', t) : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ name: name.trim(), members }, { onSuccess: onClose });
  };
  return (
    <EditorForm
      onSubmit={submit}
      onClose={onClose}
      onDelete={team ? onDelete : undefined}
      readOnly={readOnly}
      saving={save.isPending}
      error={save.error}
    >
      <TextInput
        label={t('crm.field.name')}
        required
        maxLength={100}
        error={wrong.name}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <MultiSelect
        label={t('setup.teams.members')}
        searchable
        clearButtonProps={{ 'aria-label': t('action.clear') }}
        data={people.map((person) => ({ value: person.id, label: person.name }))}
        error={wrong.members}
        value={members}
        onChange={setMembers}
      />
    </EditorForm>
  );
}
