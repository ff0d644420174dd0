import { ActionIcon, Badge, Button, Menu, Table, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  IconClockHour4,
  IconDotsVertical,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerTrackNext,
  IconTrash,
} from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { asApiError } from '../../api/errors';
import { flatten } from '../../api/pages';
import { useCan } from '../../app/session';
import { useFormat, useI18n } from '../../i18n/context';
import { runKindLabel } from '../../i18n/labels';
import { BackLink } from '../../ui/BackLink';
import { Card } from '../../ui/Card';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { RelativeTime } from '../../ui/RelativeTime';
import { type Schedule, type ScheduleVerb, schedulesQuery, type Timing, useSchedule } from './queries';

/** What begins by the clock, and when it does next. */
export function SchedulesPage() {
  const { t } = useI18n();
  const list = useInfiniteQuery(schedulesQuery);
  const items = flatten(list.data);
  return (
    <Page
      title={t('schedules.title')}
      intro={t('schedules.intro')}
      back={<BackLink to="/runs">{t('runs.title')}</BackLink>}
    >
      {list.isPending && <LoadingRows />}
      {list.isError && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && items.length === 0 && (
        <EmptyState icon={IconClockHour4} title={t('schedules.none')} text={t('schedules.noneText')} />
      )}
      {items.length > 0 && (
        <Card p={0}>
          <Table.ScrollContainer minWidth={340}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('schedules.what')}</Table.Th>
                  <Table.Th>{t('schedules.when')}</Table.Th>
                  <Table.Th visibleFrom="sm">{t('schedules.next')}</Table.Th>
                  <Table.Th visibleFrom="sm">{t('schedules.last')}</Table.Th>
                  <Table.Th w={44} aria-label={t('runs.actions')} />
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map((one) => (
                  <Row key={one.id} schedule={one} />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Card>
      )}
      {list.hasNextPage && (
        <Button
          mt="md"
          variant="default"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t('action.more')}
        </Button>
      )}
    </Page>
  );
}

function Row({ schedule }: { schedule: Schedule }) {
  const { t } = useI18n();
  const format = useFormat();
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={550}>
          {schedule.name}
        </Text>
        <Text size="xs" c="dimmed">
          {runKindLabel(schedule.kind, t)}
        </Text>
      </Table.Td>
      <Table.Td>
        <When timing={schedule.timing} />
      </Table.Td>
      <Table.Td visibleFrom="sm">
        {schedule.paused ? (
          <Badge variant="outline" color="gray">
            {t('runs.paused')}
          </Badge>
        ) : schedule.nextAt ? (
          format.dateTime(schedule.nextAt)
        ) : (
          t('schedules.over')
        )}
      </Table.Td>
      <Table.Td visibleFrom="sm">
        {schedule.lastAt && schedule.lastRun ? (
          <Link to="/runs/$id" params={{ id: schedule.lastRun }}>
            <RelativeTime at={schedule.lastAt} />
          </Link>
        ) : (
          '–'
        )}
      </Table.Td>
      <Table.Td>
        <Verbs schedule={schedule} />
      </Table.Td>
    </Table.Tr>
  );
}

function When({ timing }: { timing: Timing }) {
  const { t } = useI18n();
  const format = useFormat();
  if (timing.type === 'every') {
    return <Text size="sm">{t('schedules.every', { time: format.duration(timing.seconds * 1000) })}</Text>;
  }
  if (timing.type === 'once') return <Text size="sm">{format.dateTime(timing.at)}</Text>;
  return (
    <>
      <Text size="sm" className="tk-mono">
        {timing.expression}
      </Text>
      <Text size="xs" c="dimmed">
        {timing.zone}
      </Text>
    </>
  );
}

const ICONS = {
  run: IconPlayerTrackNext,
  pause: IconPlayerPause,
  resume: IconPlayerPlay,
  remove: IconTrash,
};

function Verbs({ schedule }: { schedule: Schedule }) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const act = useSchedule(schedule.id);
  if (!useCan()('runs:write')) return null;
  const verbs: ScheduleVerb[] = ['run', schedule.paused ? 'resume' : 'pause', 'remove'];
  const go = (verb: ScheduleVerb) =>
    act.mutate(verb, {
      onSuccess: (run) => {
        if (run) void navigate({ to: '/runs/$id', params: { id: run.id } });
      },
      onError: (error) => notifications.show({ color: 'red', message: asApiError(error).message }),
    });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('runs.menu', { name: schedule.name })} loading={act.isPending}>
          <IconDotsVertical size={16} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {verbs.map((verb) => {
          const Icon = ICONS[verb];
          return (
            <Menu.Item
              key={verb}
              color={verb === 'remove' ? 'red' : undefined}
              leftSection={<Icon size={16} aria-hidden="true" />}
              onClick={() => go(verb)}
            >
              {t(`schedules.${verb}`)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
