import { Button } from '@mantine/core';
import { IconDatabase } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useI18n } from '../../i18n/context';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { JsonTree } from '../../ui/JsonTree';
import { payloadQuery } from './queries';

/** What a run or one of its steps was given or returned; what is large is fetched when somebody asks for it. */
export function Payload(props: {
  run: string;
  value: unknown;
  /** Names the payload where it is too large to stand with the run. */
  blob: string | null;
  label: string;
  open?: number;
}) {
  const { run, value, blob, label, open } = props;
  const { t } = useI18n();
  const [asked, setAsked] = useState(false);
  const large = useQuery({ ...payloadQuery(run, blob ?? ''), enabled: asked && blob !== null });
  if (blob === null) return <JsonTree value={value} label={label} open={open} />;
  if (large.isSuccess) return <JsonTree value={large.data.payload} label={label} open={open} />;
  return (
    <>
      {large.isError && <ErrorNotice error={large.error} onRetry={() => large.refetch()} />}
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconDatabase size={14} aria-hidden="true" />}
        loading={large.isFetching}
        aria-label={`${t('runs.showLarge')}: ${label}`}
        onClick={() => setAsked(true)}
      >
        {t('runs.showLarge')}
      </Button>
    </>
  );
}
