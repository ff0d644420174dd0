import { Button, Group, Loader, Text } from '@mantine/core';
import { IconPlayerStop } from '@tabler/icons-react';
import { useCan } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { useTrace } from '../agents/trace/useTrace';
import { useRunAction } from '../runs/queries';
import type { Turn } from './api';
import classes from './jarvis.module.css';

/** What Jarvis has done so far for an answer that is still to come. */
export function Working({ turn, mine }: { turn: Turn; mine: boolean }) {
  const { t } = useI18n();
  const can = useCan();
  const { trace } = useTrace(turn.runId);
  const stop = useRunAction(turn.runId);
  const steps = trace.data?.steps.filter((step) => step.kind === 'tool') ?? [];
  return (
    <div className={classes.working}>
      <ul className={classes.steps}>
        {steps.map((step) => (
          <li key={step.name}>{step.name.split(' ').at(-1)}</li>
        ))}
      </ul>
      <Group gap="xs" justify="space-between">
        <Group gap="xs">
          {turn.state !== 'waiting' && <Loader size="xs" type="dots" aria-hidden="true" />}
          <Text size="sm" c="dimmed" role="status">
            {t(turn.waiting.length > 0 ? 'jarvis.asks' : 'jarvis.thinking')}
          </Text>
        </Group>
        {mine && can('runs:write') && (
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconPlayerStop size={13} aria-hidden="true" />}
            loading={stop.isPending}
            onClick={() => stop.mutate('cancel')}
          >
            {t('jarvis.stop')}
          </Button>
        )}
      </Group>
      {stop.isError && <ErrorNotice error={stop.error} />}
    </div>
  );
}
