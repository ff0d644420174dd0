import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPlayerStop } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useCan } from '../../../app/session';
import { useI18n } from '../../../i18n/context';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { LoadingRows } from '../../../ui/Loading';
import { isUnfinished, useRunAction } from '../../runs/queries';
import { Answer } from './Answer';
import { Conversation } from './Conversation';
import { conversation, tokensOf } from './model';
import { OpenCalls } from './OpenCalls';
import { TraceState } from './TraceState';
import { useTrace } from './useTrace';

/** What an agent does, as it comes, for beside the form. */
export function LiveTrace({ runId }: { runId: string }) {
  const { t } = useI18n();
  const { trace, begins, waiting } = useTrace(runId);
  const tokens = useMemo(() => (trace.data ? tokensOf(conversation(trace.data)) : 0), [trace.data]);
  if (trace.data) {
    return (
      <Stack gap="sm">
        <div>
          <TraceState run={trace.data.run} tokens={tokens} />
          {isUnfinished(trace.data.run) && <Cancel runId={runId} />}
        </div>
        <Answer trace={trace.data} />
        <OpenCalls calls={trace.data.open} />
        <Conversation trace={trace.data} />
      </Stack>
    );
  }
  if (begins) return <Text size="sm">{t('trace.starting')}</Text>;
  if (waiting) return <LoadingRows rows={2} />;
  return <ErrorNotice error={trace.error} onRetry={() => void trace.refetch()} />;
}

export function Cancel({ runId }: { runId: string }) {
  const { t } = useI18n();
  const can = useCan();
  const act = useRunAction(runId);
  if (!can('runs:write')) return null;
  return (
    <>
      <Group mt="xs">
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlayerStop size={14} aria-hidden="true" />}
          loading={act.isPending}
          onClick={() => act.mutate('cancel')}
        >
          {t('trace.cancel')}
        </Button>
      </Group>
      {act.isError && <ErrorNotice error={act.error} />}
    </>
  );
}
