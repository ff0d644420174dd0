import { Progress, Text } from '@mantine/core';
import type { Run } from '../../api/types';
import { useFormat, useI18n } from '../../i18n/context';
import { RUN_TONE, runNoteLabel } from '../../i18n/labels';
import { isUnfinished } from './queries';
import classes from './runs.module.css';

/** How far a run is: a bar, the count and the run's own note. */
export function RunProgress({ run, label }: { run: Run; label: string }) {
  const { t } = useI18n();
  const format = useFormat();
  const { done, total, note } = run.progress ?? { done: 0, total: 0, note: null };
  const share = run.state === 'completed' ? 100 : total > 0 ? Math.min(100, (done / total) * 100) : 0;
  const unsized = isUnfinished(run) && total === 0;
  return (
    <div className={classes.progress}>
      <Progress
        value={unsized ? 100 : share}
        animated={unsized && run.state === 'running'}
        striped={unsized}
        color={RUN_TONE[run.state]}
        size={6}
        aria-label={label}
      />
      {(done > 0 || total > 0 || note) && (
        <Text size="xs" c="dimmed" mt={4} className="tk-tabular">
          {total > 0 ? `${format.number(done)} / ${format.number(total)}` : done > 0 && format.number(done)}
          {note ? ` ${runNoteLabel(note, t)}` : ''}
        </Text>
      )}
    </div>
  );
}
