import { Button, Menu, Popover, TextInput } from '@mantine/core';
import { IconChevronDown, IconTrash, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useFormat, useI18n } from '../../../i18n/context';
import { Confirm } from '../../../ui/Confirm';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { peopleQuery } from '../../inbox/deskQueries';
import { useLabels } from '../fields/useLabels';
import { useLosing } from '../lost/useLosing';
import { type Kind, STATUSES } from '../model/kinds';
import { type Asked, type Bulk, pipelinesQuery, useBulk } from '../queries';
import classes from './list.module.css';
import type { Done } from './UndoNotice';

/** Records that one change takes at most. */
const MOST = 1000;

type Props = {
  kind: Kind;
  asked: Asked;
  chosen: ReadonlySet<string>;
  /** Whether everything that fits is meant, not only what is ticked. */
  all: boolean;
  total: number | null;
  onAll: () => void;
  onDone: (done: Done) => void;
  onClear: () => void;
};

/** What can be done with all that are chosen. */
export function BulkBar({ kind, asked, chosen, all, total, onAll, onDone, onClear }: Props) {
  const { t } = useI18n();
  const format = useFormat();
  const labels = useLabels();
  const people = useQuery(peopleQuery);
  const pipelines = useQuery({ ...pipelinesQuery, enabled: kind === 'deal' });
  const bulk = useBulk(kind);
  const losing = useLosing();
  const [deleting, setDeleting] = useState(false);
  const count = all ? Math.min(total ?? MOST, MOST) : chosen.size;
  const make = (change: Bulk) => {
    const which = all ? { filter: asked.filter, search: asked.search } : { ids: [...chosen].slice(0, MOST) };
    bulk.mutate(
      { ...which, ...change },
      {
        onSuccess: (done) =>
          onDone({
            changeSet: done.changeSet,
            more: done.more,
            words: t(change.delete ? 'crm.bulkDeleted' : 'crm.bulkChanged', {
              count: format.number(done.changed),
            }),
          }),
      },
    );
  };
  const stages =
    (pipelines.data?.find((pipeline) => pipeline.isDefault) ?? pipelines.data?.[0])?.stages ?? [];
  const put = async (stage: string) => {
    if (stages.find(({ key }) => key === stage)?.outcome !== 'lost') return make({ set: { stage } });
    const lostReason = await losing.ask(t('crm.chosen', { count: format.number(count) }));
    if (lostReason !== null) make({ set: { stage, lostReason } });
  };
  return (
    <div className={classes.bulk} role="toolbar" aria-label={t('crm.bulk')}>
      <strong>{t('crm.chosen', { count: format.number(count) })}</strong>
      {!all && total !== null && total > chosen.size && (
        <Button size="compact-sm" variant="subtle" onClick={onAll}>
          {t('crm.chooseTotal', { count: format.number(Math.min(total, MOST)) })}
        </Button>
      )}
      <Pick
        name={labels.field({ name: 'ownerId' })}
        busy={bulk.isPending}
        choices={[
          ...(people.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
          { value: '', label: t('crm.nobody') },
        ]}
        onPick={(ownerId) => make({ set: { ownerId: ownerId || null } })}
      />
      {kind === 'lead' && (
        <Pick
          name={labels.field({ name: 'status' })}
          busy={bulk.isPending}
          choices={STATUSES.filter((status) => status !== 'converted').map((status) => ({
            value: status,
            label: labels.choice({ name: 'status' }, status),
          }))}
          onPick={(status) => make({ set: { status } })}
        />
      )}
      {kind === 'deal' && (
        <Pick
          name={labels.field({ name: 'stage' })}
          busy={bulk.isPending}
          choices={stages.map((stage) => ({ value: stage.key, label: stage.name }))}
          onPick={(stage) => void put(stage)}
        />
      )}
      <TagForm name={t('crm.addTag')} busy={bulk.isPending} onTag={(tag) => make({ addTags: [tag] })} />
      <TagForm name={t('crm.removeTag')} busy={bulk.isPending} onTag={(tag) => make({ removeTags: [tag] })} />
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconTrash size={14} aria-hidden="true" />}
        onClick={() => setDeleting(true)}
      >
        {t('action.delete')}
      </Button>
      <Button
        ml="auto"
        size="compact-sm"
        variant="subtle"
        leftSection={<IconX size={14} aria-hidden="true" />}
        onClick={onClear}
      >
        {t('crm.chooseNone')}
      </Button>
      {losing.dialog}
      {bulk.isError && !deleting && <ErrorNotice error={bulk.error} />}
      <Confirm
        opened={deleting}
        title={t('crm.bulkDelete', { count: format.number(count) })}
        text={t('crm.bulkDeleteText')}
        action={t('action.delete')}
        busy={bulk.isPending}
        error={bulk.error}
        onClose={() => setDeleting(false)}
        onConfirm={() => make({ delete: true })}
      />
    </div>
  );
}

function Pick(props: {
  name: string;
  busy: boolean;
  choices: { value: string; label: string }[];
  onPick: (value: string) => void;
}) {
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="default"
          loading={props.busy}
          rightSection={<IconChevronDown size={14} aria-hidden="true" />}
        >
          {props.name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        {props.choices.map((choice) => (
          <Menu.Item key={choice.value} onClick={() => props.onPick(choice.value)}>
            {choice.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function TagForm(props: { name: string; busy: boolean; onTag: (tag: string) => void }) {
  const { t } = useI18n();
  const [tag, setTag] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (tag.trim()) props.onTag(tag.trim());
  };
  return (
    <Popover position="bottom-start" withinPortal trapFocus>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="default"
          rightSection={<IconChevronDown size={14} aria-hidden="true" />}
        >
          {props.name}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="xs" aria-label={props.name}>
        <form onSubmit={submit} style={{ display: 'flex', gap: 8 }}>
          <TextInput
            size="xs"
            aria-label={props.name}
            placeholder={t('crm.tagHint')}
            maxLength={100}
            value={tag}
            onChange={(event) => setTag(event.currentTarget.value)}
          />
          <Button size="xs" type="submit" loading={props.busy} disabled={!tag.trim()}>
            {t('crm.apply')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
