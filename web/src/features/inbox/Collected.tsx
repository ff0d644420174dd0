import { Badge, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useI18n } from '../../i18n/context';
import classes from './inbox.module.css';
import { dialoguesQuery } from './queries';

const TONE = { open: 'amber', done: 'green', stopped: 'gray', handed_over: 'fjord' } as const;

/** What the assistant has asked the customer for, and what it was given. */
export function Collected({ conversationId }: { conversationId: string }) {
  const { t } = useI18n();
  const dialogues = useQuery(dialoguesQuery(conversationId));
  if (!dialogues.data || dialogues.data.length === 0) return null;
  return (
    <section aria-labelledby="details-collected">
      <Title order={3} id="details-collected" mb="xs">
        {t('collected.title')}
      </Title>
      <Stack gap="sm">
        {dialogues.data.map((dialogue) => (
          <div key={dialogue.id}>
            <Text size="sm" fw={600} component="span" mr={8}>
              {dialogue.intent}
            </Text>
            <Badge size="sm" color={TONE[dialogue.state]}>
              {t(`collected.${dialogue.state}`)}
            </Badge>
            <dl className={classes.facts}>
              {Object.entries(dialogue.filled).map(([slot, filled]) => (
                <div key={slot} className={classes.fact}>
                  <dt>{slot}</dt>
                  <dd>{filled.value}</dd>
                </div>
              ))}
              {dialogue.state === 'open' && dialogue.asking && (
                <div className={classes.fact}>
                  <dt>{dialogue.asking}</dt>
                  <dd>{t('collected.asking')}</dd>
                </div>
              )}
            </dl>
          </div>
        ))}
      </Stack>
    </section>
  );
}
