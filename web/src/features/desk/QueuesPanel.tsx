import { Badge, Group, Stack, Text } from '@mantine/core';
import { IconStack2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { DeskPerson, DeskQueue, WorkingHours } from '../../api/types';
import { useCan } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { peopleQuery, queuesQuery } from '../inbox/deskQueries';
import { PRIORITIES } from '../inbox/priority';
import { ASSIGNMENTS } from './assignments';
import { DeleteDialog } from './DeleteDialog';
import { DeskList, OpenBadge, Opener } from './DeskList';
import classes from './desk.module.css';
import { EditorDrawer } from './EditorDrawer';
import { minutesOfDay, promisesInWords } from './promises';
import { QueueForm } from './QueueForm';
import { useDeleteQueue, workingHoursQuery } from './queries';
import { useEditor } from './useEditor';

export function QueuesPanel() {
  const { t } = useI18n();
  const writes = useCan()('desk:write');
  const queues = useQuery(queuesQuery);
  const hours = useQuery(workingHoursQuery);
  const people = useQuery(peopleQuery);
  const editor = useEditor<DeskQueue>();
  return (
    <>
      <DeskList
        intro={t('desk.queues.intro')}
        queries={[queues, hours, people]}
        items={queues.data}
        empty={{ icon: IconStack2, title: t('desk.queues.none'), text: t('desk.queues.noneText') }}
        create={writes && { label: t('desk.queues.new'), onClick: () => editor.edit(null) }}
        row={(queue) => (
          <QueueRow
            queue={queue}
            hours={hours.data?.find((each) => each.id === queue.hoursId) ?? null}
            people={people.data ?? []}
            onOpen={() => editor.edit(queue)}
          />
        )}
      />
      <EditorDrawer
        opened={editor.opened}
        title={editor.item?.name ?? t('desk.queues.new')}
        onClose={editor.close}
      >
        <QueueForm
          queue={editor.item}
          hours={hours.data ?? []}
          people={people.data ?? []}
          readOnly={!writes}
          onClose={editor.close}
          onDelete={editor.askDelete}
        />
      </EditorDrawer>
      <DeleteDialog
        opened={editor.deleting}
        item={editor.item}
        text={t('desk.queues.deleteText')}
        deletion={useDeleteQueue()}
        onClose={editor.closeDelete}
      />
    </>
  );
}

type RowProps = { queue: DeskQueue; hours: WorkingHours | null; people: DeskPerson[]; onOpen: () => void };

function QueueRow({ queue, hours, people, onOpen }: RowProps) {
  const { t } = useI18n();
  return (
    <>
      <Stack gap={4} className={classes.grow}>
        <Group gap={8}>
          <Opener onClick={onOpen}>{queue.name}</Opener>
          {queue.isDefault && (
            <Badge size="sm" color="plum">
              {t('desk.queues.defaultBadge')}
            </Badge>
          )}
          <OpenBadge open={hours?.open ?? true} />
        </Group>
        {queue.description && <Text size="sm">{queue.description}</Text>}
        <Text size="sm" c="dimmed">
          {t(ASSIGNMENTS[queue.assignment].label)} · {hours?.name ?? t('desk.queues.always')} ·{' '}
          {memberNames(queue, people) || t('desk.queues.noMembers')}
        </Text>
      </Stack>
      <PromiseLines queue={queue} hours={hours} />
    </>
  );
}

/** Members whose names a row shows; the rest are counted. */
const SHOWN = 3;

function memberNames(queue: DeskQueue, people: DeskPerson[]): string {
  const names = people.filter((person) => queue.members.includes(person.id)).map((person) => person.name);
  const more = queue.members.length - Math.min(names.length, SHOWN);
  return [...names.slice(0, SHOWN), ...(more > 0 ? [`+${more}`] : [])].join(', ');
}

function PromiseLines({ queue, hours }: { queue: DeskQueue; hours: WorkingHours | null }) {
  const { t } = useI18n();
  const day = minutesOfDay(hours?.week ?? null);
  const promised = PRIORITIES.filter((priority) => queue.serviceLevels[priority]);
  return (
    <Stack gap={2} className={classes.side}>
      {promised.length === 0 && (
        <Text size="xs" c="dimmed">
          {t('desk.promises.none')}
        </Text>
      )}
      {promised.map((priority) => (
        <Text key={priority} size="xs" c="dimmed" className="tk-tabular">
          {t('desk.promises.line', {
            priority: t(`priority.${priority}`),
            promises: promisesInWords(queue.serviceLevels[priority], day, t),
          })}
        </Text>
      ))}
    </Stack>
  );
}
