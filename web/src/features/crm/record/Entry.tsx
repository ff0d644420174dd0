import { ActionIcon, Badge, Button, Checkbox, Group, Menu, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  type Icon,
  IconCalendarEvent,
  IconChecklist,
  IconDots,
  IconHistory,
  IconMail,
  IconMessage,
  IconMessages,
  IconNote,
  IconPhone,
  IconProgressCheck,
} from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { asApiError } from '../../../api/errors';
import type { TimelineItem } from '../../../api/types';
import { useI18n } from '../../../i18n/context';
import { channelLabel, crmEntry, runKindLabel, runStateLabel, statusLabel } from '../../../i18n/labels';
import { RelativeTime } from '../../../ui/RelativeTime';
import type { Field, Kind, RecordRow } from '../model/kinds';
import { Changes } from './Changes';
import { undo, useChangeActivity, useFinishTask, useRemoveActivity } from './queries';
import classes from './record.module.css';

const ICONS: Record<string, Icon> = {
  note: IconNote,
  call: IconPhone,
  meeting: IconCalendarEvent,
  email: IconMail,
  message: IconMessage,
  change: IconHistory,
  task: IconChecklist,
  run: IconProgressCheck,
  conversation: IconMessages,
};
const WRITTEN = ['note', 'call', 'meeting', 'email', 'message'];

type Props = { kind: Kind; record: RecordRow; item: TimelineItem; fields: Field[]; writes: boolean };

/** One thing in the timeline. */
export function Entry(props: Props) {
  const { item } = props;
  const { t } = useI18n();
  const Shown = ICONS[item.type] ?? IconNote;
  return (
    <article className={classes.entry} data-type={item.type}>
      <span className={classes.icon} aria-hidden="true">
        <Shown size={16} stroke={1.6} />
      </span>
      <div style={{ minWidth: 0 }}>
        <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
          <Text size="xs" c="dimmed">
            {crmEntry(item.type, t)}
            {item.actorName ? ` · ${item.actorName}` : ''}
            {item.minutes ? ` · ${t('crm.minutesOf', { count: item.minutes })}` : ''}
            {' · '}
            <RelativeTime at={item.at} />
          </Text>
          {props.writes && item.type === 'change' && item.changeSet && <Undo changeSet={item.changeSet} />}
        </Group>
        <Content {...props} />
      </div>
    </article>
  );
}

function Content(props: Props) {
  const { item, fields, record } = props;
  const { t } = useI18n();
  if (WRITTEN.includes(item.type)) return <Written {...props} />;
  if (item.type === 'change') return <Changes item={item} fields={fields} record={record} />;
  if (item.type === 'task') return <Task {...props} />;
  if (item.type === 'run') {
    return (
      <div className={classes.text}>
        <Link to="/runs/$id" params={{ id: item.id }}>
          {runKindLabel(item.subject ?? '', t)}
        </Link>{' '}
        <Badge color={item.state === 'failed' ? 'red' : 'gray'}>{runStateLabel(item.state ?? '', t)}</Badge>
        {item.body && <div>{item.body}</div>}
      </div>
    );
  }
  return (
    <div className={classes.text}>
      <Link to="/inbox/$id" params={{ id: item.id }}>
        {channelLabel(item.subject ?? '', t)}
      </Link>{' '}
      <Badge color="gray">{statusLabel(item.state ?? '', t)}</Badge>
      {item.body && <div>{item.body}</div>}
    </div>
  );
}

function Task({ kind, record, item, writes }: Props) {
  const finish = useFinishTask(kind, record.id);
  const done = item.state === 'done';
  return (
    <Checkbox
      mt={4}
      size="sm"
      disabled={!writes || finish.isPending}
      checked={done}
      label={<span className={done ? classes.done : undefined}>{item.subject}</span>}
      description={item.body ?? undefined}
      onChange={(event) => finish.mutate({ id: item.id, done: event.currentTarget.checked })}
    />
  );
}

function Written({ kind, record, item, writes }: Props) {
  const { t } = useI18n();
  const change = useChangeActivity(kind, record.id);
  const remove = useRemoveActivity(kind, record.id);
  const [text, setText] = useState<string | null>(null);
  if (text !== null) {
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate({ id: item.id, body: text }, { onSuccess: () => setText(null) });
        }}
      >
        <Textarea
          mt={4}
          autosize
          minRows={2}
          maxRows={12}
          maxLength={20_000}
          aria-label={crmEntry(item.type, t)}
          error={change.error ? asApiError(change.error).message : undefined}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group gap="xs" mt={6} justify="flex-end">
          <Button size="compact-sm" variant="default" onClick={() => setText(null)}>
            {t('action.cancel')}
          </Button>
          <Button size="compact-sm" type="submit" loading={change.isPending}>
            {t('action.save')}
          </Button>
        </Group>
      </form>
    );
  }
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start" gap="xs">
      <div className={classes.text}>
        {item.subject && <strong>{item.subject}</strong>}
        {item.subject && item.body && '\n'}
        {item.body}
      </div>
      {writes && item.recordId === record.id && (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon size="sm" aria-label={t('crm.entryMenu', { entry: crmEntry(item.type, t) })}>
              <IconDots size={15} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setText(item.body ?? '')}>{t('crm.edit')}</Menu.Item>
            <Menu.Item color="red" onClick={() => remove.mutate(item.id)}>
              {t('action.delete')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </Group>
  );
}

function Undo({ changeSet }: { changeSet: string }) {
  const { t } = useI18n();
  const cache = useQueryClient();
  const [busy, setBusy] = useState(false);
  const back = () => {
    setBusy(true);
    undo(cache, changeSet)
      .catch((thrown: unknown) =>
        notifications.show({ color: 'red', title: t('error.title'), message: asApiError(thrown).message }),
      )
      .finally(() => setBusy(false));
  };
  return (
    <Button size="compact-xs" variant="default" loading={busy} onClick={back}>
      {t('crm.undo')}
    </Button>
  );
}
