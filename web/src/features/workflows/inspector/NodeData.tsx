import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconPin, IconPinnedOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useFormat, useI18n } from '../../../i18n/context';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { JsonField } from '../../../ui/JsonField';
import { JsonTree } from '../../../ui/JsonTree';
import { nodeRunQuery } from '../api';
import type { WorkNode } from '../model/definition';
import { type NodeRun, type NodeState, took } from '../model/execution';

export const NODE_TONE: Record<NodeState, string> = {
  pending: 'gray',
  running: 'amber',
  completed: 'fjord',
  failed: 'red',
  skipped: 'gray',
  waiting: 'plum',
};

/** What went in and came out in the run that is shown, and what is pinned instead. */
export function NodeData(props: {
  node: WorkNode;
  run: NodeRun | undefined;
  runId: string | null;
  readOnly: boolean;
  onPin: (value: unknown) => void;
}) {
  const { node, run, runId, readOnly, onPin } = props;
  const { t } = useI18n();
  const format = useFormat();
  const time = run ? took(run, Date.now()) : null;
  return (
    <Stack gap="sm">
      {!run && (
        <Text size="sm" c="dimmed">
          {t('flow.noRunData')}
        </Text>
      )}
      {run && (
        <Group gap="xs">
          <Badge color={NODE_TONE[run.state]}>{t(`flow.state.${run.state}`)}</Badge>
          {time !== null && (
            <Text size="xs" c="dimmed">
              {format.duration(time)}
            </Text>
          )}
          {(run.attempts ?? 0) > 1 && (
            <Text size="xs" c="dimmed">
              {t('runs.stepAttempt', { attempt: run.attempts ?? 0 })}
            </Text>
          )}
          {runId && (
            <Link to="/runs/$id" params={{ id: runId }}>
              <Text size="xs" span>
                {t('runs.open')}
              </Text>
            </Link>
          )}
        </Group>
      )}
      {run?.error && (
        <Text size="sm" c="var(--mantine-color-error)">
          {run.error}
        </Text>
      )}
      {run?.input !== undefined && run.input !== null && (
        <Section title={t('flow.wentIn')}>
          <JsonTree value={run.input} label={t('flow.wentIn')} open={2} />
        </Section>
      )}
      {run?.outputBytes && runId && (
        <LongOutput key={run.path} run={run} runId={runId} bytes={run.outputBytes} />
      )}
      {run?.output !== undefined && run.output !== null && (
        <Section title={t('flow.cameOut')}>
          <JsonTree value={run.output} label={t('flow.cameOut')} open={2} />
          {!readOnly && (
            <Button
              mt={6}
              size="compact-sm"
              variant="light"
              leftSection={<IconPin size={14} aria-hidden="true" />}
              onClick={() => onPin(run.output)}
            >
              {t('flow.pinThis')}
            </Button>
          )}
        </Section>
      )}
      <Section title={t('flow.pinned')}>
        <Text size="xs" c="dimmed" mb={4}>
          {t('flow.pinnedHint')}
        </Text>
        <JsonField
          label={t('flow.pinned')}
          value={node.pinned}
          optional
          readOnly={readOnly}
          onChange={onPin}
        />
        {node.pinned !== undefined && !readOnly && (
          <Button
            mt={6}
            size="compact-sm"
            variant="default"
            leftSection={<IconPinnedOff size={14} aria-hidden="true" />}
            onClick={() => onPin(undefined)}
          >
            {t('flow.unpin')}
          </Button>
        )}
      </Section>
    </Stack>
  );
}

/** What is too long to come with the whole run; asked for by itself. */
function LongOutput({ run, runId, bytes }: { run: NodeRun; runId: string; bytes: number }) {
  const { t } = useI18n();
  const format = useFormat();
  const [asked, setAsked] = useState(false);
  const whole = useQuery({ ...nodeRunQuery(runId, run.id, run.path), enabled: asked });
  if (whole.isError) return <ErrorNotice error={whole.error} />;
  const output = whole.data?.output;
  return (
    <Section title={t('flow.cameOut')}>
      {output === undefined ? (
        <Button size="compact-sm" variant="default" loading={whole.isFetching} onClick={() => setAsked(true)}>
          {t('flow.showLong', { size: format.bytes(bytes) })}
        </Button>
      ) : (
        <JsonTree value={output} label={t('flow.cameOut')} />
      )}
    </Section>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {title}
      </Text>
      {children}
    </div>
  );
}
