import { Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useI18n } from '../../i18n/context';
import { Card } from '../../ui/Card';
import type { Agent, Definition } from './api';
import { TaskForm } from './TaskForm';
import { LiveTrace } from './trace/LiveTrace';

/** Sets the agent to work with what the form says now, and shows its steps as they come. */
export function TestPane({ agent, definition }: { agent: Agent; definition: Definition }) {
  const { t } = useI18n();
  const [runId, setRunId] = useState<string | null>(null);
  return (
    <Card title={t('agents.test')}>
      <Text size="sm" c="dimmed" mb="sm">
        {t('agents.testText')}
      </Text>
      <TaskForm
        agent={agent}
        given={{ definition }}
        label={t('agents.testRun')}
        variant="light"
        keeps
        onBegun={setRunId}
      />
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
