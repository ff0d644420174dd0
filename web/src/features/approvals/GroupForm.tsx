import { Button, Drawer, Group, MultiSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ApproverGroup } from '../../api/types';
import { useI18n } from '../../i18n/context';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { useSetGroup } from './groups';

type People = { id: string; name: string }[];

/** Makes a group of approvers, or changes who belongs to one. */
export function GroupForm(props: {
  opened: ApproverGroup | 'new' | null;
  people: People;
  onClose: () => void;
}) {
  const { t } = useI18n();
  const { opened, people, onClose } = props;
  const group = opened === 'new' ? null : opened;
  return (
    <Drawer
      opened={opened !== null}
      onClose={onClose}
      position="right"
      title={group ? t('approvers.edit') : t('approvers.new')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {opened !== null && <Fields group={group} people={people} onClose={onClose} />}
    </Drawer>
  );
}

function Fields(props: { group: ApproverGroup | null; people: People; onClose: () => void }) {
  const { t } = useI18n();
  const { group, people, onClose } = props;
  const save = useSetGroup();
  const [name, setName] = useState(group?.name ?? '');
  const [members, setMembers] = useState<string[]>(group?.members ?? []);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ name: name.trim(), members }, { onSuccess: onClose });
      }}
    >
      <Stack gap="md">
        <TextInput
          label={t('approvers.name')}
          required
          maxLength={100}
          disabled={group !== null}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <MultiSelect
          label={t('approvers.members')}
          required
          searchable
          maxValues={200}
          data={people.map((one) => ({ value: one.id, label: one.name }))}
          value={members}
          onChange={setMembers}
        />
        {save.isError && <ErrorNotice error={save.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button
            type="submit"
            loading={save.isPending}
            disabled={name.trim() === '' || members.length === 0}
          >
            {t('action.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
