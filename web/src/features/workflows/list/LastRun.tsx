import { Badge, Group, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { flatten } from '../../../api/pages';
import { useI18n } from '../../../i18n/context';
import { RUN_TONE, runStateLabel } from '../../../i18n/labels';
import { RelativeTime } from '../../../ui/RelativeTime';
import { executionsQuery } from '../api';

/** How a workflow's newest run went. */
export function LastRun({ id }: { id: string }) {
  const { t } = useI18n();
  const list = useInfiniteQuery(executionsQuery(id));
  const [run] = flatten(list.data);
  if (!list.isSuccess) return null;
  if (!run) {
    return (
      <Text size="sm" c="dimmed">
        {t('flow.neverRun')}
      </Text>
    );
  }
  return (
    <Link to="/workflows/$id" params={{ id }} search={{ run: run.runId }}>
      <Group gap={6}>
        <Badge color={RUN_TONE[run.state]}>{runStateLabel(run.state, t)}</Badge>
        <Text size="xs" span>
          <RelativeTime at={run.startedAt ?? run.createdAt} />
        </Text>
      </Group>
    </Link>
  );
}
