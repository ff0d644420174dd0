import { Group, SegmentedControl, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCan } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { CHANNELS, channelLabel } from '../../i18n/labels';
import { Card } from '../../ui/Card';
import { peopleQuery, queuesQuery } from '../inbox/deskQueries';
import { intentsQuery } from '../intents/queries';
import { INTERVALS, type Interval, PRESETS, type Preset, type ReportSearch } from './range';

type Props = {
  search: ReportSearch;
  asked: { from: string; to: string };
  onChange: (change: Partial<ReportSearch>) => void;
};

/** Which conversations, of which days. */
export function Filters({ search, asked, onChange }: Props) {
  const { t } = useI18n();
  const can = useCan();
  const queues = useQuery(queuesQuery);
  const people = useQuery(peopleQuery);
  const intents = useQuery({ ...intentsQuery, enabled: can('intents:read') });
  const preset = search.from && search.to ? '' : String(search.days ?? 30);
  const own = (change: { from?: string; to?: string }) => {
    const next = { ...asked, ...change };
    if (!next.from || !next.to) return;
    onChange({ days: undefined, ...next });
  };
  const choose = (field: 'channel' | 'intent' | 'queueId' | 'personId') => (value: string | null) =>
    onChange({ [field]: value ?? undefined });
  return (
    <Card>
      <Group gap="md" align="flex-end">
        <SegmentedControl
          aria-label={t('reports.range')}
          data={PRESETS.map((days) => ({ value: String(days), label: t(`reports.last.${days}`) }))}
          value={preset}
          onChange={(days) => onChange({ days: Number(days) as Preset, from: undefined, to: undefined })}
        />
        <TextInput
          type="date"
          size="xs"
          label={t('reports.from')}
          value={asked.from}
          max={asked.to}
          onChange={(event) => own({ from: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          size="xs"
          label={t('reports.to')}
          value={asked.to}
          min={asked.from}
          onChange={(event) => own({ to: event.currentTarget.value })}
        />
        <Select
          size="xs"
          w={130}
          label={t('reports.interval')}
          allowDeselect={false}
          data={[
            { value: '', label: t('reports.interval.auto') },
            ...INTERVALS.map((value) => ({ value, label: t(`reports.interval.${value}`) })),
          ]}
          value={search.interval ?? ''}
          onChange={(value) => onChange({ interval: (value || undefined) as Interval | undefined })}
        />
      </Group>
      <SimpleGrid cols={{ base: 2, sm: 4 }} mt="sm">
        <Pick
          label={t('reports.by.channel')}
          data={CHANNELS.map((value) => ({ value, label: channelLabel(value, t) }))}
          value={search.channel}
          onChange={choose('channel')}
        />
        {can('intents:read') && (
          <Pick
            label={t('reports.by.intent')}
            data={[
              { value: 'none', label: t('reports.none.intent') },
              ...(intents.data ?? []).map(({ name }) => ({ value: name, label: name.replaceAll('_', ' ') })),
            ]}
            value={search.intent}
            onChange={choose('intent')}
          />
        )}
        <Pick
          label={t('reports.by.queue')}
          data={[
            { value: 'none', label: t('reports.none.queue') },
            ...(queues.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={search.queueId}
          onChange={choose('queueId')}
        />
        <Pick
          label={t('reports.by.person')}
          data={[
            { value: 'none', label: t('reports.none.person') },
            ...(people.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={search.personId}
          onChange={choose('personId')}
        />
      </SimpleGrid>
    </Card>
  );
}

function Pick(props: {
  label: string;
  data: { value: string; label: string }[];
  value: string | undefined;
  onChange: (value: string | null) => void;
}) {
  const { t } = useI18n();
  const { value, ...rest } = props;
  return (
    <Select size="xs" clearable searchable placeholder={t('reports.any')} value={value ?? null} {...rest} />
  );
}
