import { Badge, Group, List, RingProgress, Text } from '@mantine/core';
import type { Lead } from '../../../api/types';
import { useFormat, useI18n } from '../../../i18n/context';
import { crmFeature, crmRecommendation } from '../../../i18n/labels';
import { Card } from '../../../ui/Card';
import { scoreTone, toneOf } from '../fields/tones';
import { useLabels } from '../fields/useLabels';
import type { RecordRow } from '../model/kinds';
import classes from './record.module.css';

/** How likely a lead is to become a customer, why, and what to do next. */
export function Score({ record }: { record: RecordRow }) {
  const { t } = useI18n();
  const format = useFormat();
  const labels = useLabels();
  const lead = record as unknown as Lead;
  const reasons = lead.scoreReasons.filter(({ points }) => Math.abs(points) >= 0.05);
  const most = Math.max(1, ...reasons.map(({ points }) => Math.abs(points)));
  const signed = (points: number) => `${points > 0 ? '+' : '−'}${format.number(Math.abs(points), 1)}`;
  return (
    <Card
      title={t('crm.score')}
      aside={
        <Badge color={toneOf('qualification', lead.qualification)}>
          {labels.choice({ name: 'qualification' }, lead.qualification)}
        </Badge>
      }
    >
      <Group gap="lg" align="center">
        <RingProgress
          size={84}
          thickness={8}
          roundCaps
          aria-hidden="true"
          sections={[{ value: lead.score, color: scoreTone(lead.score) }]}
        />
        <div>
          <Text size="xl" fw={650} className="tk-tabular">
            {t('crm.scoreOf', { score: lead.score })}
          </Text>
          <Text size="xs" c="dimmed">
            {lead.scoreVersion === null
              ? t('crm.scoredByRules')
              : t('crm.scoredByModel', { version: lead.scoreVersion })}
          </Text>
        </div>
        {lead.recommendations.length > 0 && (
          <div>
            <Text size="sm" fw={600}>
              {t('crm.next')}
            </Text>
            <List size="sm">
              {lead.recommendations.map((code) => (
                <List.Item key={code}>{crmRecommendation(code, t)}</List.Item>
              ))}
            </List>
          </div>
        )}
      </Group>
      {reasons.length > 0 && (
        <ul className={classes.reasons} aria-label={t('crm.reasons')}>
          {reasons.map((reason) => (
            <li key={reason.feature} className={classes.reason}>
              <span>
                {crmFeature(reason.feature, t)}
                {reason.value !== null && !reason.feature.includes('=') && (
                  <Text span size="xs" c="dimmed">
                    {' '}
                    {reason.value}
                  </Text>
                )}
              </span>
              <span
                className={classes.meter}
                data-against={reason.points < 0 || undefined}
                aria-hidden="true"
              >
                <span style={{ width: `${(Math.abs(reason.points) / most) * 100}%` }} />
              </span>
              <span className="tk-tabular" style={{ textAlign: 'end' }}>
                {signed(reason.points)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
