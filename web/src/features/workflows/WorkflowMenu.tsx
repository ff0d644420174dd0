import { ActionIcon, Button, Menu, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArchive, IconDotsVertical, IconDownload, IconPencil, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { asApiError } from '../../api/errors';
import { useCan } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { Confirm } from '../../ui/Confirm';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { exported, MAY_WRITE, useArchive, useDelete, useRename, type WorkflowSummary } from './api';

type Named = Pick<WorkflowSummary, 'id' | 'name' | 'description' | 'state'>;

/** What else may be done with a workflow: name it anew, put it in a file, archive it, delete it. */
export function WorkflowMenu({ workflow }: { workflow: Named }) {
  const { t } = useI18n();
  const may = useCan()(MAY_WRITE);
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<'rename' | 'archive' | 'delete' | null>(null);
  const archive = useArchive(workflow.id);
  const remove = useDelete(workflow.id);
  const close = () => setDialog(null);
  const download = async () => {
    try {
      save(`${workflow.name}.json`, await exported(workflow.id));
    } catch (thrown) {
      notifications.show({ color: 'red', message: asApiError(thrown).message });
    }
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size="lg" aria-label={t('flow.menu', { name: workflow.name })}>
            <IconDotsVertical size={17} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {may && (
            <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setDialog('rename')}>
              {t('flow.rename')}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconDownload size={16} />} onClick={() => void download()}>
            {t('flow.export')}
          </Menu.Item>
          {may && workflow.state !== 'archived' && (
            <Menu.Item leftSection={<IconArchive size={16} />} onClick={() => setDialog('archive')}>
              {t('flow.archive')}
            </Menu.Item>
          )}
          {may && (
            <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => setDialog('delete')}>
              {t('action.delete')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={dialog === 'rename'}
        onClose={close}
        title={t('flow.rename')}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <RenameForm workflow={workflow} onDone={close} />
      </Modal>
      <Confirm
        opened={dialog === 'archive'}
        title={t('flow.archive')}
        text={t('flow.archiveText', { name: workflow.name })}
        action={t('flow.archive')}
        busy={archive.isPending}
        error={archive.error}
        onConfirm={() => archive.mutate(undefined, { onSuccess: close })}
        onClose={close}
      />
      <Confirm
        opened={dialog === 'delete'}
        title={t('action.delete')}
        text={t('flow.deleteText', { name: workflow.name })}
        action={t('action.delete')}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() =>
          remove.mutate(undefined, {
            onSuccess: () => {
              close();
              void navigate({ to: '/workflows', ignoreBlocker: true });
            },
          })
        }
        onClose={close}
      />
    </>
  );
}

function RenameForm({ workflow, onDone }: { workflow: Named; onDone: () => void }) {
  const { t } = useI18n();
  const rename = useRename(workflow.id);
  const [name, setName] = useState(workflow.name);
  const [description, setDescription] = useState(workflow.description);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        rename.mutate({ name: name.trim(), description: description.trim() }, { onSuccess: onDone });
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={t('flow.name')}
          required
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Textarea
          label={t('flow.description')}
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

/** Hands a value to the browser as a file. */
function save(name: string, value: unknown): void {
  const blob = new Blob([JSON.stringify(value, null, 2)], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
