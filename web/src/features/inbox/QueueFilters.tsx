import { ActionIcon, Button, Group, Menu, Popover, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBookmark, IconFilter, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ViewFilter } from '../../api/types';
import { useCan } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { CHANNELS, channelLabel, languageName } from '../../i18n/labels';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { intentsQuery } from '../intents/queries';
import { queuesQuery, tagsQuery, useDeleteView, useSaveView, viewsQuery } from './deskQueries';
import { PRIORITIES, priorityLabel } from './priority';

type Props = { filter: ViewFilter; onChange: (filter: ViewFilter) => void };

/** Narrows the list down, and keeps what is used often. */
export function QueueFilters({ filter, onChange }: Props) {
  const { t } = useI18n();
  const [opened, { toggle, close }] = useDisclosure(false);
  const queues = useQuery({ ...queuesQuery, enabled: opened });
  const tags = useQuery({ ...tagsQuery, enabled: opened });
  const can = useCan();
  const intents = useQuery({ ...intentsQuery, enabled: opened && can('intents:read') });
  const active = Object.values(filter).filter((value) => value !== undefined && value !== null).length;
  const set = (field: keyof ViewFilter) => (value: string | null) =>
    onChange({ ...filter, [field]: value ?? undefined });
  return (
    <Group gap={4} wrap="nowrap">
      <Popover opened={opened} onDismiss={close} position="bottom-end" width={300} trapFocus withinPortal>
        <Popover.Target>
          <ActionIcon
            size="lg"
            variant={active > 0 ? 'light' : 'subtle'}
            aria-label={active > 0 ? t('filter.openCount', { count: active }) : t('filter.open')}
            aria-expanded={opened}
            onClick={toggle}
          >
            <IconFilter size={18} stroke={1.6} />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown>
          <Stack gap="xs">
            <Select
              size="xs"
              clearable
              comboboxProps={{ withinPortal: false }}
              label={t('filter.queue')}
              data={(queues.data ?? []).map((queue) => ({ value: queue.id, label: queue.name }))}
              value={filter.queueId ?? null}
              onChange={set('queueId')}
            />
            <Select
              size="xs"
              clearable
              comboboxProps={{ withinPortal: false }}
              label={t('priority.label')}
              data={PRIORITIES.map((value) => ({ value, label: priorityLabel(value, t) }))}
              value={filter.priority ?? null}
              onChange={set('priority')}
            />
            <Select
              size="xs"
              clearable
              searchable
              comboboxProps={{ withinPortal: false }}
              label={t('filter.tag')}
              data={tags.data?.items.map((item) => item.tag) ?? []}
              value={filter.tag ?? null}
              onChange={set('tag')}
            />
            <Select
              size="xs"
              clearable
              comboboxProps={{ withinPortal: false }}
              label={t('details.channel')}
              data={CHANNELS.map((value) => ({ value, label: channelLabel(value, t) }))}
              value={filter.channel ?? null}
              onChange={set('channel')}
            />
            <Select
              size="xs"
              clearable
              comboboxProps={{ withinPortal: false }}
              label={t('nlu.language')}
              data={['da', 'en'].map((value) => ({ value, label: languageName(value, t) }))}
              value={filter.language ?? null}
              onChange={set('language')}
            />
            <Select
              size="xs"
              clearable
              searchable
              comboboxProps={{ withinPortal: false }}
              label={t('filter.intent')}
              data={[
                ...new Set([
                  ...(filter.intent ? [filter.intent] : []),
                  ...(intents.data ?? []).map((one) => one.name),
                ]),
              ]}
              value={filter.intent ?? null}
              onChange={set('intent')}
            />
            <Group gap="xs" grow>
              <TextInput
                size="xs"
                type="date"
                label={t('filter.from')}
                max={filter.to ?? undefined}
                value={filter.from ?? ''}
                onChange={(event) => set('from')(event.currentTarget.value || null)}
              />
              <TextInput
                size="xs"
                type="date"
                label={t('filter.to')}
                min={filter.from ?? undefined}
                value={filter.to ?? ''}
                onChange={(event) => set('to')(event.currentTarget.value || null)}
              />
            </Group>
            <Button size="xs" variant="default" disabled={active === 0} onClick={() => onChange({})}>
              {t('filter.clear')}
            </Button>
            {active > 0 && <SaveView filter={filter} onSaved={close} />}
          </Stack>
        </Popover.Dropdown>
      </Popover>
      <Views onChoose={onChange} />
    </Group>
  );
}

function SaveView({ filter, onSaved }: { filter: ViewFilter; onSaved: () => void }) {
  const { t } = useI18n();
  const can = useCan();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const save = useSaveView();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ name: name.trim(), shared, filter }, { onSuccess: onSaved });
      }}
    >
      <Stack gap="xs">
        {save.isError && <ErrorNotice error={save.error} />}
        <TextInput
          size="xs"
          label={t('views.keep')}
          placeholder={t('views.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {can('desk:write') && (
          <Switch
            size="xs"
            label={t('views.shared')}
            checked={shared}
            onChange={(event) => setShared(event.currentTarget.checked)}
          />
        )}
        <Button size="xs" type="submit" loading={save.isPending} disabled={name.trim() === ''}>
          {t('views.save')}
        </Button>
      </Stack>
    </form>
  );
}

/** What a kept view says about, without what it leaves open. */
function given(filter: object): ViewFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null)) as ViewFilter;
}

function Views({ onChoose }: { onChoose: (filter: ViewFilter) => void }) {
  const { t } = useI18n();
  const can = useCan();
  const views = useQuery(viewsQuery);
  const remove = useDeleteView();
  if (!views.data || views.data.length === 0) return null;
  return (
    <Menu position="bottom-end" width={260} withinPortal>
      <Menu.Target>
        <ActionIcon size="lg" variant="subtle" aria-label={t('views.choose')}>
          <IconBookmark size={18} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('views.label')}</Menu.Label>
        {views.data.map((view) => (
          <Group key={view.id} gap={0} wrap="nowrap">
            <Menu.Item flex={1} onClick={() => onChoose(given(view.filter))}>
              {view.shared ? t('views.sharedName', { name: view.name }) : view.name}
            </Menu.Item>
            {(!view.shared || can('desk:write')) && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('views.delete', { name: view.name })}
                onClick={() => remove.mutate(view.id)}
              >
                <IconTrash size={15} />
              </ActionIcon>
            )}
          </Group>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
