import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useI18n } from '../../i18n/context';
import { Card } from '../../ui/Card';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { type Agent, type Definition, useSetToWork } from './api';
import { LiveTrace } from './trace/LiveTrace';

/** Sets the agent to work with what the form says now, and shows its steps as they come. */
export function TestPane({ agent, definition }: { agent: Agent; definition: Definition }) {
  const { t } = useI18n();
  const work = useSetToWork(agent.id);
  const [task, setTask] = useState('');
  const [runId, setRunId] = useState<string | null>(null);
  return (
    <Card title={t('agents.test')}>
      <Text size="sm" c="dimmed" mb="sm">
        {t('agents.testText')}
      </Text>
      {agent.isActive ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            work.mutate({ task: task.trim(), definition }, { onSuccess: (begun) => setRunId(begun.runId) });
          }}
        >
          <Stack gap="sm">
            <Textarea
              label={t('agents.task')}
              autosize
              minRows={2}
              maxRows={8}
              maxLength={50_000}
              value={task}
              onChange={(event) => setTask(event.currentTarget.value)}
            />
            {work.isError && <ErrorNotice error={work.error} />}
            <Group justify="flex-end">
              <Button
                type="submit"
                variant="light"
                leftSection={<IconPlayerPlay size={16} aria-hidden="true" />}
                loading={work.isPending}
                disabled={task.trim() === ''}
              >
                {t('agents.testRun')}
              </Button>
            </Group>
          </Stack>
        </form>
      ) : (
        <Alert color="amber" variant="light">
          {t('agents.stoppedText')}
        </Alert>
      )}
      {runId && (
        <Stack gap="sm" mt="md">
          <LiveTrace key={runId} runId={runId} />
          <Link to="/agents/$id/runs/$runId" params={{ id: agent.id, runId }}>
            <Text size="sm" span>
              {t('agents.openTrace')}
            </Text>
          </Link>
        </Stack>
      )}
    </Card>
  );
}
