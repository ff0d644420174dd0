import { Text } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import type { Run, RunStep } from '../../api/types';
import { useCan } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { RoundChooser } from './RoundChooser';
import { TimeAxis } from './TimeAxis';
import { TimelineRow } from './TimelineRow';
import { type Bar, bars, inRound, loopsOf, spanOf } from './timeline';
import classes from './timeline.module.css';
import { useChildren } from './useChildren';
import { useNow } from './useNow';

/** Rows up to which the timeline grows with its content; a longer one scrolls. */
const GROWS_TO = 14;
const ROW_HEIGHT = 34;

/** When each step ran, on one time axis, with the waits between and the runs waited for. */
export function Timeline({ run, steps }: { run: Run; steps: RunStep[] }) {
  const { t } = useI18n();
  const may = useCan()('runs:write');
  const now = useNow(run.finishedAt === null);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<ReadonlyMap<string, number>>(new Map());
  const loops = useMemo(() => loopsOf(steps, chosen), [steps, chosen]);
  const own = useMemo(() => {
    const [first, ...rest] = bars(run, steps).filter((row) => inRound(row.name, chosen));
    // What went before a round is no wait within it.
    return first ? [chosen.size > 0 ? { ...first, idleFrom: null } : first, ...rest] : [];
  }, [run, steps, chosen]);
  const choose = (path: string, index: number | null) => {
    // What was chosen within the round before is not there in another.
    const next = new Map([...chosen].filter(([other]) => other !== path && !other.startsWith(`${path}[`)));
    if (index !== null) next.set(path, index);
    setChosen(next);
  };
  const children = useChildren(own, opened);
  const rows = useMemo(
    () => own.flatMap((row): Bar[] => [row, ...((row.runId && children.get(row.runId)) || [])]),
    [own, children],
  );
  const span = spanOf(rows, now);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  const toggle = (id: string) =>
    setOpened((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  if (rows.length === 0 && chosen.size === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('runs.noSteps')}
      </Text>
    );
  }
  return (
    <div>
      {loops.map(({ path, count, failed }) => (
        <div key={path} className={classes.rounds}>
          <RoundChooser
            name={path}
            index={chosen.get(path) ?? null}
            count={count}
            failed={failed}
            onChoose={(index) => choose(path, index)}
          />
        </div>
      ))}
      <TimeAxis span={span} />
      <section
        ref={scroller}
        className={classes.scroller}
        data-long={rows.length > GROWS_TO || undefined}
        aria-label={t('runs.timeline')}
        tabIndex={rows.length > GROWS_TO ? 0 : undefined}
      >
        <ol className={classes.rows} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            return row ? (
              <li
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                aria-setsize={rows.length}
                aria-posinset={item.index + 1}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <TimelineRow
                  row={row}
                  span={span}
                  now={now}
                  opened={opened.has(row.id)}
                  onToggle={() => toggle(row.id)}
                  over={may && run.finishedAt !== null ? run : null}
                />
              </li>
            ) : null;
          })}
        </ol>
      </section>
    </div>
  );
}
