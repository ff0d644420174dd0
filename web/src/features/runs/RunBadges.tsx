import { Badge, Group, type MantineSize } from '@mantine/core';
import type { Run } from '../../api/types';
import { useI18n } from '../../i18n/context';
import { RUN_TONE, runStateLabel } from '../../i18n/labels';
import { isParked, isUnfinished } from './queries';

/** Where a run stands, and what somebody has asked of it. */
export function RunBadges({ run, size }: { run: Run; size?: MantineSize }) {
  const { t } = useI18n();
  return (
    <Group gap={4}>
      <Badge size={size} color={RUN_TONE[run.state]}>
        {runStateLabel(run.state, t)}
      </Badge>
      {run.paused && (
        <Badge size={size} variant="outline" color="gray">
          {t('runs.paused')}
        </Badge>
      )}
      {isParked(run) && (
        <Badge size={size} variant="outline" color="gray">
          {t('runs.parked')}
        </Badge>
      )}
      {run.cancelRequested && isUnfinished(run) && (
        <Badge size={size} variant="outline" color="red">
          {t('runs.stopping')}
        </Badge>
      )}
    </Group>
  );
}
