import { ActionIcon, Button, Menu, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  IconDotsVertical,
  IconDownload,
  IconPencil,
  IconPlayerPlay,
  IconPlayerStop,
  IconRefresh,
  IconTrash,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { asApiError } from '../../api/errors';
import { useCan } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { Confirm } from '../../ui/Confirm';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { type AgentSummary, exported, MAY_RUN, MAY_WRITE, useDelete, useSwitch, useUpdate } from './api';

type Dialog = 'rename' | 'stop' | 'restart' | 'delete';

/** What may be done to an agent. */
export function AgentMenu({ agent }: { agent: AgentSummary }) {
  const { t } = useI18n();
  const can = useCan();
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const change = useSwitch(agent.id);
  const remove = useDelete(agent.id);
  const close = () => setDialog(null);
  const complain = (error: unknown) =>
    notifications.show({ color: 'red', message: asApiError(error).message });
  const { name } = agent;
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon aria-label={t('agents.menu', { name })} loading={change.isPending}>
            <IconDotsVertical size={16} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {can(MAY_RUN) && !agent.isActive && (
            <Menu.Item
              leftSection={<IconPlayerPlay size={16} aria-hidden="true" />}
              onClick={() => change.mutate('start', { onError: complain })}
            >
              {t('agents.start')}
            </Menu.Item>
          )}
          {can(MAY_RUN) && agent.isActive && (
            <Menu.Item
              leftSection={<IconPlayerStop size={16} aria-hidden="true" />}
              onClick={() => setDialog('stop')}
            >
              {t('agents.stop')}
            </Menu.Item>
          )}
          {can(MAY_RUN) && (
            <Menu.Item
              leftSection={<IconRefresh size={16} aria-hidden="true" />}
              onClick={() => setDialog('restart')}
            >
              {t('agents.restart')}
            </Menu.Item>
          )}
          {can(MAY_WRITE) && (
            <Menu.Item
              leftSection={<IconPencil size={16} aria-hidden="true" />}
              onClick={() => setDialog('rename')}
            >
              {t('agents.rename')}
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<IconDownload size={16} aria-hidden="true" />}
            onClick={() => void exported(agent.id).then((yaml) => save(`${name}.yaml`, yaml), complain)}
          >
            {t('agents.export')}
          </Menu.Item>
          {can(MAY_WRITE) && (
            <Menu.Item
              color="red"
              leftSection={<IconTrash size={16} aria-hidden="true" />}
              onClick={() => setDialog('delete')}
            >
              {t('action.delete')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={dialog === 'rename'}
        onClose={close}
        title={t('agents.rename')}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <RenameForm agent={agent} onDone={close} />
      </Modal>
      {(['stop', 'restart'] as const).map((verb) => (
        <Confirm
          key={verb}
          opened={dialog === verb}
          title={t(`agents.${verb}`)}
          text={t(`agents.${verb}Text`, { name })}
          action={t(`agents.${verb}`)}
          busy={change.isPending}
          error={change.error}
          onConfirm={() => change.mutate(verb, { onSuccess: close })}
          onClose={close}
        />
      ))}
      <Confirm
        opened={dialog === 'delete'}
        title={t('action.delete')}
        text={t('agents.deleteText', { name })}
        action={t('action.delete')}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() =>
          remove.mutate(undefined, {
            onSuccess: () => {
              close();
              void navigate({ to: '/agents', ignoreBlocker: true });
            },
          })
        }
        onClose={close}
      />
    </>
  );
}

function RenameForm({ agent, onDone }: { agent: AgentSummary; onDone: () => void }) {
  const { t } = useI18n();
  const rename = useUpdate(agent.id);
  const [name, setName] = useState(agent.name);
  const [description, setDescription] = useState(agent.description);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        rename.mutate({ name: name.trim(), description: description.trim() }, { onSuccess: onDone });
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={t('agents.name')}
          required
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Textarea
          label={t('agents.description')}
          maxLength={2000}
          autosize
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        {rename.isError && <ErrorNotice error={rename.error} />}
        <Button type="submit" loading={rename.isPending} disabled={name.trim() === ''}>
          {t('action.save')}
        </Button>
      </Stack>
    </form>
  );
}

/** Hands a text to the browser as a file. */
function save(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
