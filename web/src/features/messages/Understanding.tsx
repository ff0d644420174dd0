import { Badge, Group, Progress, Stack, Text } from '@mantine/core';
import type { Entity } from '../../api/types';
import { useFormat, useI18n } from '../../i18n/context';
import { entityLabel, languageName, sentimentLabel, sentimentTone } from '../../i18n/labels';
import classes from './understanding.module.css';

export type Understood = {
  intent: string | null;
  confidence: number | null;
  sentiment: number | null;
  language: string | null;
  entities: Entity[];
};

/** What was understood of a message: intent with its confidence, mood, language, entities. */
export function Understanding({ value }: { value: Understood }) {
  const { t } = useI18n();
  const format = useFormat();
  return (
    <Stack gap="sm">
      <div>
        <Text className={classes.term}>{t('nlu.intent')}</Text>
        {value.intent ? (
          <>
            <Group justify="space-between" gap="xs" wrap="nowrap">
              <Text size="sm" fw={600} className={classes.value}>
                {value.intent}
              </Text>
              {value.confidence !== null && (
                <Text size="sm" className="tk-tabular">
                  {format.percent(value.confidence)}
                </Text>
              )}
            </Group>
            {value.confidence !== null && (
              <Progress
                mt={4}
                size={5}
                value={value.confidence * 100}
                aria-label={t('nlu.confidence')}
                color={value.confidence < 0.5 ? 'amber.5' : 'fjord.6'}
              />
            )}
          </>
        ) : (
          <Text size="sm" c="dimmed">
            {t('nlu.noIntent')}
          </Text>
        )}
      </div>
      <Group gap="lg" align="flex-start">
        <div>
          <Text className={classes.term}>{t('nlu.sentiment')}</Text>
          {value.sentiment === null ? (
            <Text size="sm">–</Text>
          ) : (
            <Badge color={sentimentTone(value.sentiment)}>
              {t(sentimentLabel(value.sentiment))} {format.number(value.sentiment, 2)}
            </Badge>
          )}
        </div>
        <div>
          <Text className={classes.term}>{t('nlu.language')}</Text>
          <Text size="sm">{languageName(value.language, t)}</Text>
        </div>
      </Group>
      <div>
        <Text className={classes.term}>{t('nlu.entities')}</Text>
        {value.entities.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('nlu.noEntities')}
          </Text>
        ) : (
          <dl className={classes.entities}>
            {value.entities.map((entity) => (
              <div key={`${entity.kind}:${entity.start}:${entity.end}`} className={classes.entity}>
                <dt>{entityLabel(entity.kind, t)}</dt>
                <dd className="tk-mono">
                  {typeof entity.value === 'string' && entity.value ? entity.value : entity.text}
                </dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </Stack>
  );
}
