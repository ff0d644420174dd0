import { Group, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useCan } from '../../../app/session';
import { useI18n } from '../../../i18n/context';
import { type AgentsSearch, MEMORY_ABOUT, MEMORY_KINDS } from '../search';
import { READS_CUSTOMERS } from './api';
import { CustomerSelect } from './CustomerSelect';
import classes from './memory.module.css';

const SETTLE_MS = 350;

/** Narrows what agents remember down, as it stands in the address. */
export function MemoryFilters({ search }: { search: AgentsSearch }) {
  const { t } = useI18n();
  const can = useCan();
  const navigate = useNavigate({ from: '/agents' });
  const set = (part: AgentsSearch) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  const settle = useDebouncedCallback((q: string) => set({ q: q || undefined }), SETTLE_MS);
  const clear = { 'aria-label': t('action.clear') };
  return (
    <Group gap="sm" className={classes.filters}>
      <TextInput
        aria-label={t('memory.search')}
        placeholder={t('memory.search')}
        leftSection={<IconSearch size={15} aria-hidden="true" />}
        maxLength={200}
        defaultValue={search.q ?? ''}
        onChange={(event) => settle(event.currentTarget.value.trim())}
      />
      <Select
        aria-label={t('memory.aboutWhom')}
        placeholder={t('memory.anybody')}
        clearable
        clearButtonProps={clear}
        data={MEMORY_ABOUT.map((value) => ({ value, label: t(`memory.of.${value}`) }))}
        value={search.about ?? null}
        onChange={(about) => set({ about: MEMORY_ABOUT.find((each) => each === about), customer: undefined })}
      />
      {can(READS_CUSTOMERS) && (search.customer || search.about === 'customer') && (
        <CustomerSelect
          aria-label={t('memory.customer')}
          placeholder={t('memory.anyCustomer')}
          value={search.customer}
          onChange={(customer) => set({ customer, about: 'customer' })}
        />
      )}
      <Select
        aria-label={t('memory.sort')}
        placeholder={t('memory.anySort')}
        clearable
        clearButtonProps={clear}
        data={MEMORY_KINDS.map((value) => ({ value, label: t(`memory.kind.${value}`) }))}
        value={search.kind ?? null}
        onChange={(kind) => set({ kind: MEMORY_KINDS.find((each) => each === kind) })}
      />
    </Group>
  );
}
