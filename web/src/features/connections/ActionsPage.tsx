import { Badge, Button, Code, Group, Select, Stack, Table, Text } from '@mantine/core';
import { IconBolt } from '@tabler/icons-react';
import { useState } from 'react';
import { flatten } from '../../api/pages';
import type { Action, ActionStatus } from '../../api/types';
import { useCan } from '../../app/session';
import { useFormat, useI18n } from '../../i18n/context';
import { ACTION_TONE, actionStatusLabel } from '../../i18n/labels';
import { Card } from '../../ui/Card';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { RelativeTime } from '../../ui/RelativeTime';
import { type ActionVerb, useActionChange, useActions } from './queries';

const STATUSES: ActionStatus[] = [
  'awaiting_approval',
  'pending',
  'running',
  'completed',
  'failed',
  'cancelled',
  'rejected',
];

/** What is done in other systems, and what waits for somebody's leave. */
export function ActionsPage() {
  const { t } = useI18n();
  const [status, setStatus] = useState<ActionStatus | null>(null);
  const list = useActions(status);
  const items = flatten(list.data);
  return (
    <Page title={t('actions.title')} intro={t('actions.intro')}>
      <Group mb="md">
        <Select
          aria-label={t('actions.filterStatus')}
          placeholder={t('actions.allStatuses')}
          clearable
          clearButtonProps={{ 'aria-label': t('action.clear') }}
          data={STATUSES.map((value) => ({ value, label: actionStatusLabel(value, t) }))}
          value={status}
          onChange={(value) => setStatus(STATUSES.find((each) => each === value) ?? null)}
        />
      </Group>
      {list.isPending && <LoadingRows />}
      {list.isError && <ErrorNotice error={list.error} onRetry={() => list.refetch()} />}
      {list.isSuccess && items.length === 0 && (
        <EmptyState icon={IconBolt} title={t('actions.none')} text={t('actions.noneText')} />
      )}
      {items.length > 0 && (
        <Card p={0}>
          <Table.ScrollContainer minWidth={320}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('actions.type')}</Table.Th>
                  <Table.Th visibleFrom="sm">{t('actions.status')}</Table.Th>
                  <Table.Th visibleFrom="md">{t('actions.tries')}</Table.Th>
                  <Table.Th visibleFrom="md">{t('actions.took')}</Table.Th>
                  <Table.Th visibleFrom="sm">{t('actions.created')}</Table.Th>
                  <Table.Th visibleFrom="sm" aria-label={t('actions.actions')} />
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map((one) => (
                  <Row key={one.id} one={one} />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Card>
      )}
      {list.hasNextPage && (
        <Button
          mt="md"
          variant="default"
          loading={list.isFetchingNextPage}
          onClick={() => list.fetchNextPage()}
        >
          {t('action.more')}
        </Button>
      )}
    </Page>
  );
}

function Row({ one }: { one: Action }) {
  const { t } = useI18n();
  const format = useFormat();
  return (
    <Table.Tr>
      <Table.Td>
        <details>
          <summary>{one.type}</summary>
          <Stack gap={4} mt={4}>
            <Text size="xs" c="dimmed">
              {t('actions.parameters')}
            </Text>
            <Code block>{JSON.stringify(one.parameters, null, 2)}</Code>
          </Stack>
        </details>
        {one.errorMessage && (
          <Text size="xs" c="dimmed" lineClamp={2}>
            {one.errorMessage}
          </Text>
        )}
        <Stack hiddenFrom="sm" gap="xs" mt="xs" align="flex-start">
          <Standing one={one} />
          <Verbs one={one} />
        </Stack>
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <Standing one={one} />
      </Table.Td>
      <Table.Td className="tk-tabular" visibleFrom="md">
        {one.startedAt ? one.retryCount + 1 : 0}
      </Table.Td>
      <Table.Td className="tk-tabular" visibleFrom="md">
        {one.durationMs === null ? '–' : format.duration(one.durationMs)}
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <RelativeTime at={one.createdAt} />
      </Table.Td>
      <Table.Td ta="right" visibleFrom="sm">
        <Verbs one={one} />
      </Table.Td>
    </Table.Tr>
  );
}

/** Where an action stands, and what comes next. */
function Standing({ one }: { one: Action }) {
  const { t } = useI18n();
  return (
    <div>
      <Badge color={ACTION_TONE[one.status]}>{actionStatusLabel(one.status, t)}</Badge>
      <Note one={one} />
    </div>
  );
}

/** What comes next, or who decided. */
function Note({ one }: { one: Action }) {
  const { t } = useI18n();
  const format = useFormat();
  let text = '';
  if (one.status === 'awaiting_approval' && one.approval) {
    text = t('actions.expires', { time: format.dateTime(one.approval.expiresAt) });
  } else if (one.nextRetryAt) {
    text = t('actions.nextTry', { time: format.dateTime(one.nextRetryAt) });
  } else if (one.approval?.decidedBy) {
    text = t('actions.decidedBy', { name: one.approval.decidedBy });
  }
  return text ? (
    <Text size="xs" c="dimmed">
      {text}
    </Text>
  ) : null;
}

function verbsOf(one: Action, writes: boolean, approves: boolean): ActionVerb[] {
  const verbs: ActionVerb[] = [];
  if (one.status === 'awaiting_approval' && approves) verbs.push('approve', 'reject');
  const stopped = one.status === 'failed' || one.status === 'cancelled';
  if (stopped && writes && (!one.approval || one.approval.state === 'approved')) verbs.push('retry');
  if (one.status === 'pending' && writes) verbs.push('cancel');
  return verbs;
}

function Verbs({ one }: { one: Action }) {
  const { t } = useI18n();
  const can = useCan();
  const change = useActionChange(one.id);
  return (
    <Group gap="xs" justify="flex-end">
      {verbsOf(one, can('actions:write'), can('actions:approve')).map((verb) => (
        <Button
          key={verb}
          size="compact-sm"
          variant={verb === 'approve' ? 'filled' : 'default'}
          loading={change.isPending && change.variables === verb}
          onClick={() => change.mutate(verb)}
        >
          {t(`actions.${verb}`)}
        </Button>
      ))}
      {change.isError && <ErrorNotice error={change.error} />}
    </Group>
  );
}
