import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconRotateClockwise } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Run } from '../../api/types';
import { useI18n } from '../../i18n/context';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { JsonField } from '../../ui/JsonField';
import { useRerun } from './queries';

/** Does a run over, from one of its steps on or all of it, also with another input. */
export function Rerun(props: {
  run: Run;
  fromStep?: string;
  /** Where to go with the new run; its own page when left out. */
  onMade?: (run: Run) => void;
}) {
  const { run, fromStep, onMade } = props;
  const { t } = useI18n();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        size={fromStep ? 'compact-xs' : 'sm'}
        variant="default"
        leftSection={<IconRotateClockwise size={fromStep ? 13 : 16} aria-hidden="true" />}
        onClick={() => setOpened(true)}
      >
        {fromStep ? t('runs.rerunFrom') : t('runs.rerun')}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('runs.rerun')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <Form run={run} fromStep={fromStep} onMade={onMade} />
      </Modal>
    </>
  );
}

function Form({ run, fromStep, onMade }: Parameters<typeof Rerun>[0]) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const rerun = useRerun(run.id);
  const [input, setInput] = useState<unknown>(run.inputBlob ? undefined : run.input);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        rerun.mutate(
          { fromStep, input },
          {
            onSuccess: (made) => {
              if (onMade) onMade(made);
              else void navigate({ to: '/runs/$id', params: { id: made.id } });
            },
          },
        );
      }}
    >
      <Stack gap="md">
        <Text size="sm">{fromStep ? t('runs.rerunFromText', { name: fromStep }) : t('runs.rerunText')}</Text>
        {run.inputBlob ? (
          <Text size="sm" c="dimmed">
            {t('runs.inputKept')}
          </Text>
        ) : (
          <JsonField
            label={t('runs.input')}
            value={input}
            optional={false}
            readOnly={false}
            rows={6}
            onChange={setInput}
          />
        )}
        {rerun.isError && <ErrorNotice error={rerun.error} />}
        <Group justify="flex-end">
          <Button type="submit" loading={rerun.isPending}>
            {t('runs.rerun')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
