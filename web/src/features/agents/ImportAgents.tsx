import { Button, FileButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconUpload } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useI18n } from '../../i18n/context';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { useImport } from './api';

/** Makes the agents of a file; one alone is opened. */
export function ImportAgents() {
  const { t } = useI18n();
  const navigate = useNavigate();
  const load = useImport();
  const read = async (file: File | null) => {
    if (!file) return;
    load.mutate(await file.text(), {
      onSuccess: ({ ids }) => {
        notifications.show({ message: t('agents.imported', { count: ids.length }) });
        const [only, ...others] = ids;
        if (only && others.length === 0) void navigate({ to: '/agents/$id', params: { id: only } });
      },
    });
  };
  return (
    <>
      <FileButton accept=".yaml,.yml,application/yaml" onChange={(file) => void read(file)}>
        {(props) => (
          <Button
            {...props}
            variant="default"
            loading={load.isPending}
            leftSection={<IconUpload size={16} aria-hidden="true" />}
          >
            {t('agents.import')}
          </Button>
        )}
      </FileButton>
      {load.isError && <ErrorNotice error={load.error} />}
    </>
  );
}
