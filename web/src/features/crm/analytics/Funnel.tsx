import { Group, Text } from '@mantine/core';
import type { CrmFunnel } from '../../../api/types';
import { useFormat, useI18n } from '../../../i18n/context';
import { crmStep } from '../../../i18n/labels';
import { Card } from '../../../ui/Card';
import classes from './analytics.module.css';

/** How many leads have come how far, and how many of the step before. */
export function Funnel({ steps }: { steps: CrmFunnel['steps'] }) {
  const { t } = useI18n();
  const format = useFormat();
  return (
    <Card title={t('analytics.funnel')}>
      <Text size="xs" c="dimmed" mb="sm">
        {t('analytics.funnelText')}
      </Text>
      <ol className={classes.steps}>
        {steps.map((step, at) => {
          const before = steps[at - 1];
          return (
            <li key={step.step}>
              <Group justify="space-between" gap="xs">
                <Text size="sm" fw={550}>
                  {crmStep(step.step, t)}
                </Text>
                <Text size="sm" c="dimmed" className="tk-tabular">
                  {format.number(step.count)} · {format.percent(step.share, 1)}
                  {before && before.count > 0 && at > 1
                    ? ` · ${t('analytics.ofBefore', { share: format.percent(step.count / before.count, 1) })}`
                    : ''}
                </Text>
              </Group>
              <div className={classes.bar} aria-hidden="true">
                <span style={{ width: `${step.share * 100}%` }} />
              </div>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
