import { Button, Select } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { flatten } from '../../../api/pages';
import { useCan } from '../../../app/session';
import { useI18n } from '../../../i18n/context';
import { agentsQuery } from '../../agents/api';
import { credentialsQuery, workflowsQuery } from '../api';
import { NewCredential } from './NewCredential';

type PickerProps = {
  'aria-label': string;
  size: 'sm';
  disabled: boolean;
  error: boolean;
  value: string;
  onChange: (id: string) => void;
};

/** Another workflow by its name. */
export function WorkflowPicker(props: PickerProps) {
  const list = useInfiniteQuery(workflowsQuery({ state: 'published' }));
  return <Picker {...props} options={flatten(list.data)} />;
}

/** An agent by its name. */
export function AgentPicker(props: PickerProps) {
  const list = useInfiniteQuery(agentsQuery({}));
  return <Picker {...props} options={flatten(list.data)} />;
}

/** What is shown to another system, by its name. */
export function CredentialPicker(props: PickerProps) {
  const { t } = useI18n();
  const can = useCan();
  const list = useQuery(credentialsQuery);
  const [adding, setAdding] = useState(false);
  return (
    <>
      <Picker {...props} options={list.data ?? []} />
      {can('connections:write') && !props.disabled && (
        <Button mt={4} size="compact-xs" variant="light" onClick={() => setAdding(true)}>
          {t('flow.newCredential')}
        </Button>
      )}
      <NewCredential opened={adding} onClose={() => setAdding(false)} onMade={props.onChange} />
    </>
  );
}

function Picker({
  options,
  onChange,
  value,
  ...rest
}: PickerProps & { options: { id: string; name: string }[] }) {
  const { t } = useI18n();
  const data = options.map(({ id, name }) => ({ value: id, label: name }));
  // One that is not in the list, such as an archived one, is shown by what is known of it.
  if (value && !data.some((one) => one.value === value)) data.push({ value, label: value });
  return (
    <Select
      {...rest}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('action.clear') }}
      nothingFoundMessage={t('flow.nothingToPick')}
      data={data}
      value={value || null}
      onChange={(id) => onChange(id ?? '')}
    />
  );
}
