import { Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useI18n } from '../../../i18n/context';
import type { Kind, RecordRow } from '../model/kinds';
import { foundQuery } from '../queries';

const SETTLE_MS = 250;

type Props = Pick<SelectProps, 'label' | 'error' | 'required' | 'description' | 'placeholder'> & {
  kind: Kind;
  value: string | null;
  /** What the chosen one is called. */
  shown?: string | null;
  /** Values that those to choose from have. */
  only?: Record<string, boolean>;
  onChange: (id: string | null, name: string | null, record: RecordRow | null) => void;
};

/** Chooses a record by its name. */
export function LinkSelect({ kind, value, shown, only, onChange, ...rest }: Props) {
  const { t } = useI18n();
  const [text, setText] = useState(shown ?? '');
  const [asked] = useDebouncedValue(text === shown ? '' : text.trim(), SETTLE_MS);
  const found = useQuery(foundQuery(kind, asked, only));
  const data = (found.data?.items ?? []).map((record) => ({ value: record.id, label: record.name }));
  if (value && shown && !data.some((one) => one.value === value)) data.unshift({ value, label: shown });
  return (
    <Select
      {...rest}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('action.clear') }}
      // The server has searched already.
      filter={({ options }) => options}
      data={data}
      value={value}
      searchValue={text}
      onSearchChange={setText}
      nothingFoundMessage={found.isFetching ? t('state.loading') : t('crm.noneFound')}
      onChange={(id) =>
        onChange(
          id,
          data.find((one) => one.value === id)?.label ?? null,
          found.data?.items.find((record) => record.id === id) ?? null,
        )
      }
    />
  );
}
