import { Group, Text } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Run } from '../../api/types';
import { useFormat, useI18n } from '../../i18n/context';
import type { TextKey } from '../../i18n/text';
import { Payload } from './Payload';
import { Rerun } from './Rerun';
import { type Bar, place, type Span } from './timeline';
import classes from './timeline.module.css';

type Plain = Extract<TextKey, `runs.bar.${string}`>;
const WORDS: Record<Bar['is'], Plain> = {
  queued: 'runs.bar.queued',
  step: 'runs.bar.step',
  child: 'runs.bar.child',
  wait: 'runs.bar.wait',
  running: 'runs.bar.running',
  failed: 'runs.bar.failed',
};

export function TimelineRow(props: {
  row: Bar;
  span: Span;
  now: number;
  opened: boolean;
  onToggle: () => void;
  /** The run, where its steps may be done over. */
  over: Run | null;
}) {
  const { row, span, now, opened, onToggle, over } = props;
  const { t } = useI18n();
  const format = useFormat();
  const end = row.to ?? now;
  const bar = place(row.from, end, span);
  const idle = row.idleFrom === null ? null : place(row.idleFrom, row.from, span);
  const name = row.name ?? t(WORDS[row.is]);
  const opens = row.runId !== undefined || row.step !== undefined;
  const took = format.duration(Math.max(0, end - row.from));
  return (
    <>
      <div className={classes.row} data-depth={row.depth}>
        <span className={classes.name} data-quiet={row.name === null || undefined}>
          {opens ? (
            <button type="button" className={classes.toggle} aria-expanded={opened} onClick={onToggle}>
              <IconChevronRight size={13} aria-hidden="true" className={classes.chevron} />
              {name}
            </button>
          ) : (
            <span className={classes.plain}>{name}</span>
          )}
          {row.attempt > 1 && <small>{t('runs.stepAttempt', { attempt: row.attempt })}</small>}
        </span>
        <span className={classes.track} aria-hidden="true">
          {idle && <span className={classes.idle} style={{ left: `${idle.x}%`, width: `${idle.width}%` }} />}
          <span
            className={classes.bar}
            data-is={row.is}
            data-open={row.to === null || undefined}
            style={{ left: `${bar.x}%`, width: `${bar.width}%` }}
          />
        </span>
        <span className={classes.took}>
          {took}
          {row.to === null && <small> {t('runs.stepRunning')}</small>}
        </span>
      </div>
      {opened && opens && <Details row={row} name={name} over={over} />}
    </>
  );
}

function Details({ row, name, over }: { row: Bar; name: string; over: Run | null }) {
  const { t } = useI18n();
  const format = useFormat();
  return (
    <div className={classes.details}>
      <Group gap="md" mb={4}>
        <Text size="xs" c="dimmed">
          {t('runs.began', { time: format.clock(row.from) })}
        </Text>
        {row.idleFrom !== null && (
          <Text size="xs" c="dimmed">
            {t('runs.waitedBefore', { time: format.duration(row.from - row.idleFrom) })}
          </Text>
        )}
        {row.runId && (
          <Link to="/runs/$id" params={{ id: row.runId }}>
            <Text size="xs" span>
              {t('runs.open')}
            </Text>
          </Link>
        )}
        {over && row.step && row.depth === 0 && <Rerun run={over} fromStep={row.step.name} />}
      </Group>
      {row.step && (
        <Payload
          run={row.of}
          value={row.step.output}
          blob={row.step.outputBlob}
          label={t('runs.outputOf', { name })}
        />
      )}
    </div>
  );
}
