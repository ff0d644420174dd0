import { Text } from '@mantine/core';
import type { RunStep } from '../../api/types';
import { useFormat, useI18n } from '../../i18n/context';
import classes from './runs.module.css';

/** When each step ran and how long it took, on one time axis. */
export function StepTimeline({ steps }: { steps: RunStep[] }) {
  const { t } = useI18n();
  const format = useFormat();
  if (steps.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('runs.noSteps')}
      </Text>
    );
  }
  const begin = Math.min(...steps.map((step) => Date.parse(step.startedAt)));
  const now = Date.now();
  const endOf = (step: RunStep) => (step.finishedAt ? Date.parse(step.finishedAt) : now);
  const span = Math.max(1, Math.max(...steps.map(endOf)) - begin);
  return (
    <ol className={classes.timeline}>
      {steps.map((step) => {
        const start = Date.parse(step.startedAt);
        const took = Math.max(0, endOf(step) - start);
        return (
          <li key={`${step.ordinal}:${step.attempt}`} className={classes.step}>
            <span className={classes.stepName}>
              {step.name}
              {step.attempt > 1 && <small>{t('runs.stepAttempt', { attempt: step.attempt })}</small>}
            </span>
            <span className={classes.track} aria-hidden="true">
              <svg width="100%" height="14" aria-hidden="true">
                <rect
                  className={step.finishedAt ? classes.bar : classes.barRunning}
                  x={`${((start - begin) / span) * 100}%`}
                  width={`${Math.max((took / span) * 100, 0.6)}%`}
                  y="2"
                  height="10"
                  rx="3"
                />
              </svg>
            </span>
            <span className={classes.stepTook}>
              {step.finishedAt ? format.duration(took) : t('runs.stepRunning')}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
