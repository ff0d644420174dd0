import { Badge } from '@mantine/core';
import { useI18n } from '../../i18n/context';
import type { AgentStatus } from './api';

const TONE: Record<AgentStatus, string> = {
  idle: 'gray',
  starting: 'plum',
  running: 'fjord',
  completed: 'fjord',
  failed: 'red',
  stopped: 'gray',
};

export function StatusBadge({ status }: { status: AgentStatus }) {
  const { t } = useI18n();
  return (
    <Badge color={TONE[status]} variant={status === 'stopped' ? 'outline' : undefined}>
      {t(`agents.is.${status}`)}
    </Badge>
  );
}
