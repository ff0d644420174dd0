import { Badge } from '@mantine/core';
import { useI18n } from '../../i18n/context';
import type { WorkflowState } from './api';

const TONE: Record<WorkflowState, string> = { draft: 'gray', published: 'fjord', archived: 'amber' };

export function StateBadge({ workflow }: { workflow: { state: WorkflowState; version: number } }) {
  const { t } = useI18n();
  const { state, version } = workflow;
  return (
    <Badge color={TONE[state]}>
      {t(`flow.is.${state}`)}
      {version === 0 ? '' : ` v${version}`}
    </Badge>
  );
}
