import { Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useI18n } from '../../../i18n/context';
import { customersQuery } from './api';
import { useCustomerName } from './useCustomerName';

const SETTLE_MS = 250;

type Props = Pick<SelectProps, 'label' | 'aria-label' | 'error' | 'required' | 'placeholder'> & {
  value: string | undefined;
  onChange: (id: string | undefined) => void;
};

/** Chooses a customer by name, or by anything they are known by. */
export function CustomerSelect({ value, onChange, ...rest }: Props) {
  const { t } = useI18n();
  const shown = useCustomerName(value);
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text === shown ? '' : text.trim(), SETTLE_MS);
  const found = useQuery(customersQuery(asked));
  const data = (found.data ?? []).map(({ id, name, userId }) => ({ value: id, label: name ?? userId }));
  if (value && !data.some((one) => one.value === value)) data.unshift({ value, label: shown });
  return (
    <Select
      {...rest}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('action.clear') }}
      // The server has searched already.
      filter={({ options }) => options}
      data={data}
      value={value ?? null}
      onSearchChange={setText}
      nothingFoundMessage={found.isFetching ? t('state.loading') : t('memory.noCustomer')}
      onChange={(id) => onChange(id ?? undefined)}
    />
  );
}
