import { useMemo } from 'react';
import { useFormat, useI18n } from '../../../i18n/context';
import { TimeAxis } from '../../runs/TimeAxis';
import { place } from '../../runs/timeline';
import runs from '../../runs/timeline.module.css';
import type { Trace } from '../api';
import { anchorOf } from './EntryView';
import { barsOf, type TraceBar } from './model';
import classes from './trace.module.css';

const STEPS: Partial<Record<TraceBar['is'], 'trace.memory' | 'trace.summary' | 'trace.answerStep'>> = {
  memory: 'trace.memory',
  summary: 'trace.summary',
  answer: 'trace.answerStep',
};

/** When each step ran; a name leads to its step. */
export function TraceTimeline({ trace }: { trace: Trace }) {
  const { t } = useI18n();
  const format = useFormat();
  const rows = useMemo(() => barsOf(trace), [trace]);
  const span = useMemo(
    () => ({
      begin: Math.min(...rows.map((row) => row.from)),
      end: Math.max(...rows.map((row) => row.to), Math.min(...rows.map((row) => row.from)) + 1),
    }),
    [rows],
  );
  const nameOf = (row: TraceBar) => {
    if (row.tool !== null) return row.tool;
    if (row.is === 'model') return t('trace.modelBar', { number: row.number });
    return t(STEPS[row.is] ?? 'trace.other');
  };
  if (rows.length === 0) return null;
  return (
    <div>
      <TimeAxis span={span} />
      <ol className={classes.bars} aria-label={t('trace.timeline')}>
        {rows.map((row) => {
          const wait = row.workFrom > row.from ? place(row.from, row.workFrom, span) : null;
          const bar = place(row.workFrom, row.to, span);
          const name = nameOf(row);
          return (
            <li key={row.id} className={runs.row}>
              <span className={runs.name}>
                <button
                  type="button"
                  className={classes.jump}
                  aria-label={t('trace.toStep', { name })}
                  onClick={() => jump(row.id)}
                >
                  {name}
                </button>
              </span>
              <span className={runs.track} aria-hidden="true">
                {wait && (
                  <span className={runs.idle} style={{ left: `${wait.x}%`, width: `${wait.width}%` }} />
                )}
                <span
                  className={runs.bar}
                  data-is={row.is === 'tool' ? 'child' : 'step'}
                  style={{ left: `${bar.x}%`, width: `${bar.width}%` }}
                />
              </span>
              <span className={runs.took}>
                {format.duration(row.to - row.workFrom)}
                {wait && <small> {t('trace.waitedFor')}</small>}
              </span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function jump(id: string): void {
  const step = document.getElementById(anchorOf(id));
  step?.scrollIntoView({ block: 'start' });
  step?.focus({ preventScroll: true });
}
