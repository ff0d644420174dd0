import { Progress, Text, VisuallyHidden } from '@mantine/core';
import type { KnowledgeDocument } from '../../api/types';
import { useFormat, useI18n } from '../../i18n/context';

/** The share of answers from a document that helped, by what customers and staff said. */
export function Success({ ratings }: { ratings: KnowledgeDocument['ratings'] }) {
  const { t } = useI18n();
  const format = useFormat();
  const { up, down, successRate } = ratings;
  if (successRate === null || successRate === undefined) {
    return (
      <Text size="sm" c="dimmed" span>
        –<VisuallyHidden>{t('knowledge.unrated')}</VisuallyHidden>
      </Text>
    );
  }
  const told = t('knowledge.rated', { up: format.number(up), all: format.number(up + down) });
  return (
    <Text component="div" size="sm" className="tk-tabular" title={told}>
      {format.percent(successRate)}
      <Progress
        value={successRate * 100}
        size={4}
        color={successRate < 0.5 ? 'red' : 'teal'}
        aria-label={told}
      />
    </Text>
  );
}
