import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useCan } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { Confirm } from '../../ui/Confirm';
import { useRetryMany } from './queries';
import type { RunSearch } from './search';

/** Puts back in the queue what has failed and fits the filters. */
export function RetryMany({ search }: { search: RunSearch }) {
  const { t } = useI18n();
  const can = useCan();
  const retry = useRetryMany();
  const [asking, setAsking] = useState(false);
  // The operation knows these two filters; with any other it would take more than is shown.
  if (!can('runs:write') || search.about || search.since) return null;
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconRefresh size={16} aria-hidden="true" />}
        onClick={() => setAsking(true)}
      >
        {t('runs.retryAll')}
      </Button>
      <Confirm
        opened={asking}
        title={t('runs.retryAll')}
        text={t('runs.retryAllText')}
        action={t('runs.retry')}
        busy={retry.isPending}
        error={retry.error}
        onConfirm={() =>
          retry.mutate(
            { kind: search.kind, error: search.error },
            {
              onSuccess: ({ retried }) => {
                setAsking(false);
                notifications.show({ message: t('runs.retried', { count: retried }) });
              },
            },
          )
        }
        onClose={() => setAsking(false)}
      />
    </>
  );
}
