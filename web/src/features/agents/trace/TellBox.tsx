import { Button, Group, TextInput } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { useI18n } from '../../../i18n/context';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { useTell } from '../api';

/** Something for the agent to know while it works. */
export function TellBox({ runId }: { runId: string }) {
  const { t } = useI18n();
  const tell = useTell(runId);
  const [text, setText] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        tell.mutate(text.trim(), { onSuccess: () => setText('') });
      }}
    >
      <Group gap="xs" align="flex-end">
        <TextInput
          style={{ flex: '1 1 220px' }}
          label={t('trace.tell')}
          description={t('trace.tellText')}
          maxLength={4000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant="default"
          leftSection={<IconSend size={16} aria-hidden="true" />}
          loading={tell.isPending}
          disabled={text.trim() === ''}
        >
          {t('trace.tellSend')}
        </Button>
      </Group>
      {tell.isError && <ErrorNotice error={tell.error} />}
    </form>
  );
}
