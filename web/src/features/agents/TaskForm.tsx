import { Alert, Button, type ButtonProps, Group, Stack, Textarea } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useI18n } from '../../i18n/context';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { type Agent, useSetToWork } from './api';

type Given = Omit<Parameters<ReturnType<typeof useSetToWork>['mutate']>[0], 'task'>;
type Props = {
  agent: Agent;
  /** What goes with the task. */
  given: Given;
  label: string;
  variant?: ButtonProps['variant'];
  /** Keeps the task to be done again. */
  keeps?: boolean;
  onBegun?: (runId: string) => void;
  children?: ReactNode;
};

/** A task, and the button that sets the agent to work on it. */
export function TaskForm({ agent, given, label, variant, keeps, onBegun, children }: Props) {
  const { t } = useI18n();
  const work = useSetToWork(agent.id);
  const [task, setTask] = useState('');
  if (!agent.isActive) {
    return (
      <Alert color="amber" variant="light">
        {t('agents.stoppedText')}
      </Alert>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const onSuccess = (begun: { runId: string }) => {
          if (!keeps) setTask('');
          onBegun?.(begun.runId);
        };
        work.mutate({ ...given, task: task.trim() }, { onSuccess });
      }}
    >
      <Stack gap="sm">
        <Textarea
          label={t('agents.task')}
          autosize
          minRows={2}
          maxRows={10}
          maxLength={50_000}
          value={task}
          onChange={(event) => setTask(event.currentTarget.value)}
        />
        {children}
        {work.isError && <ErrorNotice error={work.error} />}
        <Group justify="flex-end">
          <Button
            type="submit"
            variant={variant}
            leftSection={<IconPlayerPlay size={16} aria-hidden="true" />}
            loading={work.isPending}
            disabled={task.trim() === ''}
          >
            {label}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
