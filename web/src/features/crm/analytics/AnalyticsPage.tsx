import '@mantine/charts/styles.layer.css';
import { Group, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCan } from '../../../app/session';
import { useI18n } from '../../../i18n/context';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { LoadingRows } from '../../../ui/Loading';
import { Page } from '../../../ui/Page';
import { peopleQuery } from '../../inbox/deskQueries';
import { daysOf, PRESETS, type Preset, type ReportSearch, today } from '../../reports/range';
import { Decided, Forecast, Stages } from './Deals';
import { Funnel } from './Funnel';
import { LeadsPerDay, Sources } from './Leads';
import { Lost } from './Lost';
import { dealsQuery, funnelQuery, leadsQuery, type Stretch } from './queries';

/** What leads and deals come to, over any stretch of time. */
export function AnalyticsPage() {
  const { t } = useI18n();
  const can = useCan();
  const search = useSearch({ from: '/crm/analytics' });
  const navigate = useNavigate();
  const people = useQuery(peopleQuery);
  const asked: Stretch = { ...daysOf(search, today()), ownerId: search.personId };
  const funnel = useQuery(funnelQuery(asked));
  const leads = useQuery({ ...leadsQuery(asked), enabled: can('crm:all') });
  const deals = useQuery(dealsQuery(asked));
  const set = (change: Partial<ReportSearch>) =>
    void navigate({ to: '/crm/analytics', search: { ...search, ...change }, replace: true });
  const failed = [funnel, leads, deals].find((query) => query.isError);
  return (
    <Page title={t('analytics.title')} intro={t('analytics.intro')}>
      <Stack gap="md">
        <Group gap="sm" align="flex-end">
          <Select
            label={t('analytics.range')}
            w={200}
            clearable={false}
            allowDeselect={false}
            data={[
              ...PRESETS.map((days) => ({
                value: String(days),
                label: t('analytics.days', { count: days }),
              })),
              ...(search.from ? [{ value: '', label: t('analytics.ownRange') }] : []),
            ]}
            value={search.from ? '' : String(search.days ?? 30)}
            onChange={(days) => days && set({ days: Number(days) as Preset, from: undefined, to: undefined })}
          />
          <TextInput
            type="date"
            label={t('analytics.from')}
            value={asked.from}
            max={asked.to}
            onChange={(event) => {
              const from = event.currentTarget.value;
              if (from) set({ from, to: asked.to, days: undefined });
            }}
          />
          <TextInput
            type="date"
            label={t('analytics.to')}
            value={asked.to}
            min={asked.from}
            onChange={(event) => {
              const to = event.currentTarget.value;
              if (to) set({ from: asked.from, to, days: undefined });
            }}
          />
          <Select
            label={t('crm.field.ownerId')}
            placeholder={t('analytics.everybody')}
            clearable
            clearButtonProps={{ 'aria-label': t('action.clear') }}
            data={(people.data ?? []).map((person) => ({ value: person.id, label: person.name }))}
            value={search.personId ?? null}
            onChange={(personId) => set({ personId: personId ?? undefined })}
          />
        </Group>
        {failed && <ErrorNotice error={failed.error} onRetry={() => failed.refetch()} />}
        {(funnel.isPending || deals.isPending) && !failed && <LoadingRows rows={4} height={120} />}
        <SimpleGrid cols={{ base: 1, lg: 2 }}>
          {funnel.data && <Funnel steps={funnel.data.steps} />}
          {deals.data && <Lost lost={deals.data.lost} />}
          {leads.data && <Sources sources={leads.data.sources} />}
          {leads.data && <LeadsPerDay days={leads.data.days} refreshedAt={leads.data.refreshedAt} />}
          {deals.data && <Forecast forecast={deals.data.forecast} />}
          {deals.data && <Stages stages={deals.data.stages} />}
          {deals.data && <Decided decided={deals.data.decided} winRate={deals.data.winRate} />}
        </SimpleGrid>
      </Stack>
    </Page>
  );
}
