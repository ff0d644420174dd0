import { Group, Stack, Text } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { asApiError } from '../../api/errors';
import type { WorkingHours } from '../../api/types';
import { useCan } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { DeleteDialog } from './DeleteDialog';
import { DeskList, OpenBadge, Opener } from './DeskList';
import classes from './desk.module.css';
import { EditorDrawer } from './EditorDrawer';
import { HoursForm } from './HoursForm';
import { useDeleteHours, workingHoursQuery } from './queries';
import { useEditor } from './useEditor';
import { weekInWords } from './week';

export function HoursPanel() {
  const { t } = useI18n();
  const writes = useCan()('desk:write');
  const hours = useQuery(workingHoursQuery);
  const editor = useEditor<WorkingHours>();
  const deletion = useDeleteHours();
  const inUse = deletion.isError && asApiError(deletion.error).status === 409;
  return (
    <>
      <DeskList
        intro={t('desk.hours.intro')}
        queries={[hours]}
        items={hours.data}
        empty={{ icon: IconClock, title: t('desk.hours.none'), text: t('desk.hours.noneText') }}
        create={writes && { label: t('desk.hours.new'), onClick: () => editor.edit(null) }}
        row={(each) => <HoursRow hours={each} onOpen={() => editor.edit(each)} />}
      />
      <EditorDrawer
        opened={editor.opened}
        title={editor.item?.name ?? t('desk.hours.new')}
        onClose={editor.close}
      >
        <HoursForm
          hours={editor.item}
          readOnly={!writes}
          onClose={editor.close}
          onDelete={editor.askDelete}
        />
      </EditorDrawer>
      <DeleteDialog
        opened={editor.deleting}
        item={editor.item}
        text={t(inUse ? 'desk.hours.inUse' : 'desk.hours.deleteText')}
        deletion={deletion}
        onClose={editor.closeDelete}
      />
    </>
  );
}

function HoursRow({ hours, onOpen }: { hours: WorkingHours; onOpen: () => void }) {
  const { t, language } = useI18n();
  const today = new Date().toISOString().slice(0, 10);
  const ahead = hours.holidays.filter((date) => date >= today).length;
  const week = weekInWords(hours.week, language);
  return (
    <>
      <Stack gap={4} className={classes.grow}>
        <Group gap={8}>
          <Opener onClick={onOpen}>{hours.name}</Opener>
          <OpenBadge open={hours.open} />
        </Group>
        <Text size="sm" c="dimmed" className="tk-tabular">
          {week.join(' · ') || t('desk.hours.never')}
        </Text>
      </Stack>
      <Stack gap={2} className={classes.side}>
        <Text size="xs" c="dimmed">
          {hours.timeZone.replaceAll('_', ' ')}
        </Text>
        <Text size="xs" c="dimmed">
          {t('desk.hours.holidayCount', { count: ahead })}
        </Text>
      </Stack>
    </>
  );
}
