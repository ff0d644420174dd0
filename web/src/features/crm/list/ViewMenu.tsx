import { Button, Checkbox, Group, Menu, Modal, Stack, TextInput } from '@mantine/core';
import { IconChevronDown, IconDeviceFloppy, IconStar, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CrmView } from '../../../api/types';
import { useI18n } from '../../../i18n/context';
import { Confirm } from '../../../ui/Confirm';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { same } from '../../../ui/same';
import { type Groups, readGroups } from '../model/filter';
import type { Kind } from '../model/kinds';
import type { ListSearch } from '../model/search';
import { useDeleteView, useSaveView, viewsQuery } from '../queries';

type Props = {
  kind: Kind;
  search: ListSearch;
  columns: string[];
  onChange: (change: Partial<ListSearch>) => void;
};

/** Everything that a view sets; what it does not say is as it is from the start. */
const BARE = { q: undefined, sort: undefined, layout: undefined, where: undefined, columns: undefined };
const MINE: Groups = [[{ field: 'ownerId', test: 'is', value: 'me' }]];

/** Kept views of the list, one's own and those of everybody. */
export function ViewMenu({ kind, search, columns, onChange }: Props) {
  const { t } = useI18n();
  const views = useQuery(viewsQuery(kind));
  const save = useSaveView(kind);
  const remove = useDeleteView(kind);
  const [saving, setSaving] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const items = views.data ?? [];
  const current = items.find((view) => view.id === search.kept);
  const spec = {
    filter: search.where ?? [],
    search: search.q ?? null,
    sort: search.sort ?? null,
    columns,
    layout: search.layout ?? ('table' as const),
  };
  const mine = !current && same(search.where, MINE) && !search.q;
  const bare = !current && !search.where && !search.q;
  const name =
    current?.name ?? (mine ? t('crm.view.mine') : bare ? t('crm.view.all') : t('crm.view.unsaved'));
  return (
    <>
      <Menu position="bottom-start" width={260} withinPortal>
        <Menu.Target>
          <Button
            size="sm"
            variant="light"
            aria-label={t('crm.view.of', { name })}
            rightSection={<IconChevronDown size={15} aria-hidden="true" />}
          >
            {name}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('crm.views')}</Menu.Label>
          <Menu.Item onClick={() => onChange({ ...BARE, kept: undefined })}>{t('crm.view.all')}</Menu.Item>
          <Menu.Item onClick={() => onChange({ ...BARE, where: MINE, kept: undefined })}>
            {t('crm.view.mine')}
          </Menu.Item>
          {items.map((view) => (
            <Menu.Item
              key={view.id}
              leftSection={<IconStar size={15} aria-hidden="true" />}
              onClick={() => onChange(searchOf(view))}
            >
              {view.name}
              {view.shared ? ` · ${t('crm.view.shared')}` : ''}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconDeviceFloppy size={15} aria-hidden="true" />}
            onClick={() => setSaving(true)}
          >
            {t('crm.view.saveAs')}
          </Menu.Item>
          {current && (
            <>
              <Menu.Item
                leftSection={<IconDeviceFloppy size={15} aria-hidden="true" />}
                onClick={() =>
                  save.mutate({ id: current.id, body: { name: current.name, shared: current.shared, spec } })
                }
              >
                {t('crm.view.update', { name: current.name })}
              </Menu.Item>
              <Menu.Item
                color="red"
                leftSection={<IconTrash size={15} aria-hidden="true" />}
                onClick={() => setDeleting(true)}
              >
                {t('crm.view.delete', { name: current.name })}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {save.isError && !saving && <ErrorNotice error={save.error} />}
      {saving && (
        <SaveView
          save={(body, onSuccess) => save.mutate({ body: { ...body, spec } }, { onSuccess })}
          busy={save.isPending}
          error={save.error}
          onDone={(view) => {
            setSaving(false);
            onChange({ kept: view.id });
          }}
          onClose={() => setSaving(false)}
        />
      )}
      <Confirm
        opened={deleting}
        title={t('crm.view.delete', { name: current?.name ?? '' })}
        text={t('crm.view.deleteText')}
        action={t('action.delete')}
        busy={remove.isPending}
        error={remove.error}
        onClose={() => setDeleting(false)}
        onConfirm={() =>
          current &&
          remove.mutate(current.id, {
            onSuccess: () => {
              setDeleting(false);
              onChange({ ...BARE, kept: undefined });
            },
          })
        }
      />
    </>
  );
}

function searchOf({ id, spec }: CrmView): Partial<ListSearch> {
  return {
    kept: id,
    q: spec.search ?? undefined,
    sort: spec.sort ?? undefined,
    layout: spec.layout === 'board' ? 'board' : undefined,
    where: readGroups(spec.filter),
    columns: spec.columns && spec.columns.length > 0 ? spec.columns : undefined,
  };
}

function SaveView(props: {
  save: (body: { name: string; shared: boolean }, onSuccess: (view: CrmView) => void) => void;
  busy: boolean;
  error: unknown;
  onDone: (view: CrmView) => void;
  onClose: () => void;
}) {
  const { t } = useI18n();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('crm.view.saveAs')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          props.save({ name: name.trim(), shared }, props.onDone);
        }}
      >
        <Stack gap="md">
          <TextInput
            label={t('crm.view.name')}
            data-autofocus
            required
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Checkbox
            label={t('crm.view.share')}
            checked={shared}
            onChange={(event) => setShared(event.currentTarget.checked)}
          />
          {props.error ? <ErrorNotice error={props.error} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={props.onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={props.busy} disabled={name.trim() === ''}>
              {t('action.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
