import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../../api/call';
import { keys } from '../../../api/keys';
import { useCan } from '../../../app/session';
import { useI18n } from '../../../i18n/context';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { LoadingRows } from '../../../ui/Loading';
import { ApprovalCard } from '../../approvals/ApprovalCard';
import type { Approval } from '../../approvals/queries';
import type { OpenCall } from '../api';
import { Payload } from './Payload';

/** What the agent has called and has no result of: what waits for leave can be answered right here. */
export function OpenCalls({ calls }: { calls: OpenCall[] }) {
  const { t } = useI18n();
  const can = useCan();
  return (
    <Stack gap="sm">
      {calls.map((one, index) =>
        one.approvalId && can('runs:read') ? (
          <Asked key={one.approvalId} id={one.approvalId} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: calls of one turn are known by their order
          <Card key={index} title={one.tool}>
            <Text size="sm" c="dimmed">
              {t(one.approvalId ? 'trace.waiting' : 'trace.open')}
            </Text>
            <Payload
              title={t('trace.argumentsShort')}
              label={t('trace.arguments', { tool: one.tool })}
              value={one.arguments}
              opened
            />
          </Card>
        ),
      )}
    </Stack>
  );
}

function Asked({ id }: { id: string }) {
  const approval = useQuery({
    queryKey: [...keys.approvals, 'one', id],
    queryFn: () => call<Approval>('GET', '/approvals/{id}', { path: { id } }),
  });
  if (approval.isPending) return <LoadingRows rows={1} height={110} />;
  if (approval.isError) {
    return <ErrorNotice error={approval.error} onRetry={() => void approval.refetch()} />;
  }
  return <ApprovalCard approval={approval.data} />;
}
