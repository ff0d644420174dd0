import { Group, Text } from '@mantine/core';
import type { CrmDealFigures } from '../../../api/types';
import { useFormat, useI18n } from '../../../i18n/context';
import { Card } from '../../../ui/Card';
import { formatWorth } from '../model/money';
import classes from './analytics.module.css';
import { Nothing } from './Leads';

type For = { reason: string | null; deals: number; worth: Record<string, number> };

/** Reasons that are drawn; the rest are few. */
const DRAWN = 8;

/** Why deals were lost, the most frequent reasons first. */
export function Lost({ lost }: { lost: CrmDealFigures['lost'] }) {
  const { t, language } = useI18n();
  const format = useFormat();
  const reasons = byReason(lost).slice(0, DRAWN);
  const all = lost.reduce((sum, { deals }) => sum + deals, 0);
  return (
    <Card title={t('analytics.lost')}>
      {reasons.length === 0 && <Nothing />}
      <ol className={classes.steps}>
        {reasons.map(({ reason, deals, worth }) => (
          <li key={reason ?? ''}>
            <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
              <Text size="sm" fw={550} lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
                {reason ?? t('analytics.noReason')}
              </Text>
              <Text size="sm" c="dimmed" className="tk-tabular" ta="right">
                {format.number(deals)} · {format.percent(deals / all, 1)} ·{' '}
                {formatWorth(worth, language) || '–'}
              </Text>
            </Group>
            <div className={classes.bar} aria-hidden="true">
              <span data-lost style={{ width: `${(deals / (reasons[0]?.deals ?? 1)) * 100}%` }} />
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** A reason stands once, with what was lost in each currency. */
function byReason(lost: CrmDealFigures['lost']): For[] {
  const found = new Map<string, For>();
  for (const { reason, currency, deals, value } of lost) {
    const key = reason?.toLowerCase() ?? '';
    const one = found.get(key) ?? { reason, deals: 0, worth: {} };
    one.deals += deals;
    one.worth[currency] = (one.worth[currency] ?? 0) + value;
    found.set(key, one);
  }
  return [...found.values()].sort((a, b) => b.deals - a.deals);
}
