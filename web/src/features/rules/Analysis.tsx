import { Alert, List, Text } from '@mantine/core';
import { useI18n } from '../../i18n/context';
import type { Checked } from './queries';

/** Rows that can never fire, and cases without a row. */
export function Analysis({ analysis }: { analysis: Checked['analysis'] }) {
  const { t } = useI18n();
  return analysis.map((table) => (
    <div key={table.node}>
      {table.shadowed.length > 0 && (
        <Alert color="amber" variant="light" title={t('rules.shadowedTitle')} mb="xs" id="rule-shadowed">
          <List size="sm">
            {table.shadowed.map((row) => (
              <List.Item key={row.row}>
                {row.by
                  ? t('rules.shadowedBy', { row: row.row, by: row.by })
                  : t('rules.shadowed', { row: row.row })}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      {table.gaps.length > 0 && (
        <Alert color="gray" variant="light" title={t('rules.gapsTitle')} mb="xs">
          <Text size="sm">{t('rules.gapsText')}</Text>
          <List size="sm" mt={4}>
            {table.gaps.slice(0, 5).map((gap) => {
              const facts = gap.facts.map((fact) => `${fact.fact} ${fact.values}`).join(', ');
              return (
                <List.Item key={facts} className="tk-mono">
                  {facts || t('rules.any')}
                </List.Item>
              );
            })}
          </List>
        </Alert>
      )}
      {table.overlaps.length > 0 && (
        <Text size="xs" c="dimmed">
          {t('rules.overlaps', {
            pairs: table.overlaps
              .slice(0, 12)
              .map((pair) => `${pair.row}/${pair.with}`)
              .join(', '),
          })}
        </Text>
      )}
    </div>
  ));
}
