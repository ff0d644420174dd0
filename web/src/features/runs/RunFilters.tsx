import { Group, Pill, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useI18n } from '../../i18n/context';
import { runKindLabel, runKinds, runStateLabel } from '../../i18n/labels';
import classes from './runs.module.css';
import { RUN_STATES, type RunSearch, SINCE, type Since } from './search';

const SETTLE_MS = 350;

/** Narrows the list of runs down; `seen` are the kinds that the list has shown. */
export function RunFilters({ search, seen }: { search: RunSearch; seen: string[] }) {
  const { t } = useI18n();
  const navigate = useNavigate({ from: '/runs' });
  const set = (part: RunSearch) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  const kinds = [...new Set([...runKinds(), ...seen, ...(search.kind ? [search.kind] : [])])];
  const settle = useDebouncedCallback((error: string) => set({ error: error || undefined }), SETTLE_MS);
  const clear = { 'aria-label': t('action.clear') };
  return (
    <Group mb="md" gap="sm" className={classes.filters}>
      <Select
        aria-label={t('runs.filterKind')}
        placeholder={t('runs.allKinds')}
        clearable
        searchable
        clearButtonProps={clear}
        data={kinds
          .map((value) => ({ value, label: runKindLabel(value, t) }))
          .sort((a, b) => a.label.localeCompare(b.label))}
        value={search.kind ?? null}
        onChange={(kind) => set({ kind: kind ?? undefined })}
      />
      <Select
        aria-label={t('runs.filterState')}
        placeholder={t('runs.allStates')}
        clearable
        clearButtonProps={clear}
        data={RUN_STATES.map((value) => ({ value, label: runStateLabel(value, t) }))}
        value={search.state ?? null}
        onChange={(state) => set({ state: RUN_STATES.find((each) => each === state) })}
      />
      <Select
        aria-label={t('runs.filterSince')}
        placeholder={t('runs.anyTime')}
        clearable
        clearButtonProps={clear}
        data={(Object.keys(SINCE) as Since[]).map((value) => ({ value, label: t(`runs.since.${value}`) }))}
        value={search.since ?? null}
        onChange={(since) => set({ since: (Object.keys(SINCE) as Since[]).find((each) => each === since) })}
      />
      <TextInput
        aria-label={t('runs.error')}
        placeholder={t('runs.error')}
        defaultValue={search.error ?? ''}
        maxLength={200}
        onChange={(event) => settle(event.currentTarget.value.trim())}
      />
      {search.about && (
        <Pill withRemoveButton size="md" onRemove={() => set({ about: undefined })}>
          {t('runs.about')}
        </Pill>
      )}
    </Group>
  );
}
