import { Divider, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Conversation, Message } from '../../api/types';
import { useFormat, useI18n } from '../../i18n/context';
import { channelLabel, languageName } from '../../i18n/labels';
import { engineShort } from '../messages/engine';
import { Understanding } from '../messages/Understanding';
import { DecisionTrace } from '../rules/DecisionTrace';
import { Collected } from './Collected';
import { customerName } from './customerName';
import classes from './inbox.module.css';
import { Mood } from './Mood';
import { Remembered } from './Remembered';

type Props = { conversation: Conversation; messages: Message[] };

/** What Tekup knows about the conversation: the newest message understood, then the whole. */
export function DetailsPanel({ conversation, messages }: Props) {
  const { t } = useI18n();
  const format = useFormat();
  const newest = messages.findLast((message) => message.senderType === 'user');
  const answer = messages.findLast((message) => message.answer !== null)?.answer ?? null;
  const mood = conversation.sentimentScore;
  return (
    <Stack gap="md">
      <section aria-labelledby="details-message">
        <Title order={3} id="details-message" mb="xs">
          {t('details.newest')}
        </Title>
        {newest ? <Understanding value={newest} /> : <p className={classes.none}>{t('inbox.noMessages')}</p>}
      </section>
      <Divider />
      <section aria-labelledby="details-conversation">
        <Title order={3} id="details-conversation" mb="xs">
          {t('details.conversation')}
        </Title>
        <dl className={classes.facts}>
          <Fact term={t('details.customer')}>{customerName(conversation, t)}</Fact>
          <Fact term={t('details.channel')}>{channelLabel(conversation.channel, t)}</Fact>
          <Fact term={t('nlu.language')}>{languageName(conversation.language, t)}</Fact>
          <Fact term={t('details.started')}>{format.dateTime(conversation.startedAt)}</Fact>
          <Fact term={t('details.messages')}>{conversation.messageCount}</Fact>
          {conversation.aiConfidenceAvg !== null && (
            <Fact term={t('details.confidence')}>{format.percent(conversation.aiConfidenceAvg)}</Fact>
          )}
          {mood !== null && (
            <Fact term={t('nlu.sentiment')}>
              <Mood mood={mood} messages={messages} />
            </Fact>
          )}
          {answer && <Fact term={t('details.engine')}>{engineShort(answer.engine, t)}</Fact>}
          {conversation.assignedTo && (
            <Fact term={t('details.assigned')}>{conversation.assignedTo.name}</Fact>
          )}
          {conversation.resolutionType && (
            <Fact term={t('details.resolution')}>{t(`resolution.${conversation.resolutionType}`)}</Fact>
          )}
          {conversation.endedAt && (
            <Fact term={t('details.ended')}>{format.dateTime(conversation.endedAt)}</Fact>
          )}
        </dl>
      </section>
      <Remembered customerId={conversation.customerId} />
      <Collected conversationId={conversation.id} />
      <DecisionTrace conversationId={conversation.id} />
    </Stack>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
