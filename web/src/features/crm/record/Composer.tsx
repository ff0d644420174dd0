import {
  Button,
  Group,
  NumberInput,
  SegmentedControl,
  Select,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useSession } from '../../../app/session';
import { useI18n } from '../../../i18n/context';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { peopleQuery } from '../../inbox/deskQueries';
import type { Kind, RecordRow } from '../model/kinds';
import { type NewTask, useAddActivity, useAddTask } from './queries';

const TYPES = ['note', 'call', 'meeting', 'email', 'task'] as const;
type Type = (typeof TYPES)[number];
const PRIORITIES = ['low', 'medium', 'high'] as const;

/** Writes down what was said or done, or what is to do. */
export function Composer({ kind, record }: { kind: Kind; record: RecordRow }) {
  const { t } = useI18n();
  const [type, setType] = useState<Type>('note');
  return (
    <Stack gap="sm" mb="md">
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('crm.write')}
        value={type}
        onChange={(next) => setType(next as Type)}
        data={TYPES.map((value) => ({ value, label: t(`crm.entry.${value}`) }))}
      />
      {type === 'task' ? (
        <TaskForm kind={kind} record={record} />
      ) : (
        <ActivityForm key={type} kind={kind} record={record} type={type} />
      )}
    </Stack>
  );
}

type FormProps = { kind: Kind; record: RecordRow };

function ActivityForm({ kind, record, type }: FormProps & { type: Exclude<Type, 'task'> }) {
  const { t } = useI18n();
  const add = useAddActivity(kind, record.id);
  const [subject, setSubject] = useState('');
  const [body, setBody] = useState('');
  const [minutes, setMinutes] = useState<number | string>('');
  const [at, setAt] = useState('');
  const note = type === 'note';
  const talk = type === 'call' || type === 'meeting';
  const empty = body.trim() === '' && subject.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (empty) return;
    add.mutate(
      {
        type,
        subject: subject.trim() || undefined,
        body: body.trim() || undefined,
        minutes: minutes === '' ? undefined : Number(minutes),
        at: at ? new Date(at).toISOString() : undefined,
      },
      {
        onSuccess: () => {
          setSubject('');
          setBody('');
          setMinutes('');
          setAt('');
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        {!note && (
          <TextInput
            aria-label={t('crm.subject')}
            placeholder={t('crm.subject')}
            maxLength={255}
            value={subject}
            onChange={(event) => setSubject(event.currentTarget.value)}
          />
        )}
        <Textarea
          aria-label={t(`crm.text.${type}`)}
          placeholder={t(`crm.text.${type}`)}
          autosize
          minRows={2}
          maxRows={10}
          maxLength={20_000}
          value={body}
          onChange={(event) => setBody(event.currentTarget.value)}
        />
        <Group gap="xs" justify="flex-end">
          {!note && (
            <TextInput
              type="datetime-local"
              aria-label={t('crm.at')}
              value={at}
              onChange={(event) => setAt(event.currentTarget.value)}
            />
          )}
          {talk && (
            <NumberInput
              w={130}
              min={0}
              max={1440}
              aria-label={t('crm.minutes')}
              placeholder={t('crm.minutes')}
              value={minutes}
              onChange={setMinutes}
            />
          )}
          <Button type="submit" loading={add.isPending} disabled={empty}>
            {t(`crm.add.${type}`)}
          </Button>
        </Group>
        {add.isError && <ErrorNotice error={add.error} />}
      </Stack>
    </form>
  );
}

function TaskForm({ kind, record }: FormProps) {
  const { t } = useI18n();
  const { user } = useSession();
  const people = useQuery(peopleQuery);
  const add = useAddTask(kind, record.id);
  const [title, setTitle] = useState('');
  const [due, setDue] = useState('');
  const [assignee, setAssignee] = useState<string | null>(user.id);
  const [priority, setPriority] = useState<NewTask['priority']>('medium');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === '') return;
    add.mutate(
      {
        title: title.trim(),
        priority,
        assigneeId: assignee ?? undefined,
        dueAt: due ? new Date(due).toISOString() : undefined,
      },
      {
        onSuccess: () => {
          setTitle('');
          setDue('');
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <TextInput
          aria-label={t('crm.taskTitle')}
          placeholder={t('crm.taskTitle')}
          maxLength={255}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Group gap="xs" justify="flex-end">
          <TextInput
            type="datetime-local"
            aria-label={t('crm.due')}
            value={due}
            onChange={(event) => setDue(event.currentTarget.value)}
          />
          <Select
            w={160}
            aria-label={t('crm.assignee')}
            placeholder={t('crm.assignee')}
            clearable
            clearButtonProps={{ 'aria-label': t('action.clear') }}
            data={(people.data ?? []).map((person) => ({ value: person.id, label: person.name }))}
            value={assignee}
            onChange={setAssignee}
          />
          <Select
            w={120}
            aria-label={t('crm.priority')}
            allowDeselect={false}
            data={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))}
            value={priority}
            onChange={(next) => setPriority(next as NewTask['priority'])}
          />
          <Button type="submit" loading={add.isPending} disabled={title.trim() === ''}>
            {t('crm.add.task')}
          </Button>
        </Group>
        {add.isError && <ErrorNotice error={add.error} />}
      </Stack>
    </form>
  );
}
