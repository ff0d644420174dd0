import { Tooltip } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { IconAlarm, IconPlayerPause } from '@tabler/icons-react';
import { useState } from 'react';
import type { ClockState } from '../../api/types';
import { useFormat, useI18n } from '../../i18n/context';
import classes from './inbox.module.css';

/** The promise that runs out first: how long is left, or for how long it has been broken. */
export function SlaChip({ clocks }: { clocks: ClockState[] }) {
  const { t } = useI18n();
  const format = useFormat();
  const [now, setNow] = useState(Date.now);
  useInterval(() => setNow(Date.now()), 15_000, { autoInvoke: true });
  const clock = mostUrgent(clocks);
  if (!clock) return null;
  const left = clock.dueAt ? new Date(clock.dueAt).getTime() - now : null;
  const state =
    clock.breachedAt || (left !== null && left < 0) ? 'breached' : clock.warnedAt ? 'soon' : 'fine';
  const what = t(`sla.${clock.kind}`);
  const text =
    left === null
      ? t('sla.paused', { what })
      : t(left < 0 ? 'sla.late' : 'sla.left', { what, time: format.duration(Math.abs(left)) });
  return (
    <Tooltip label={clock.dueAt ? t('sla.due', { what, at: format.dateTime(clock.dueAt) }) : text}>
      <span className={classes.sla} data-state={state}>
        {left === null ? (
          <IconPlayerPause size={14} aria-hidden="true" />
        ) : (
          <IconAlarm size={14} aria-hidden="true" />
        )}
        {text}
      </span>
    </Tooltip>
  );
}

/** Of the promises still to be kept, the one due first; one that stands comes last. */
export function mostUrgent(clocks: ClockState[]): ClockState | undefined {
  return clocks
    .filter((clock) => clock.metAt === null)
    .sort((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'))[0];
}
