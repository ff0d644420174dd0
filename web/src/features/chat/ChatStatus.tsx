import { IconCheck, IconHeadset, IconHourglass, IconSparkles } from '@tabler/icons-react';
import type { Conversation } from '../../api/types';
import type { Language, Translate } from '../../i18n/text';
import classes from './chat.module.css';

/** One line under the title: who answers the customer right now. */
export function ChatStatus(props: { conversation: Conversation | null; t: Translate; language: Language }) {
  const { conversation, t, language } = props;
  const status = conversation?.status;
  const person = conversation?.assignedTo;
  const icon = { size: 15, stroke: 1.7, 'aria-hidden': true } as const;
  if (status === 'resolved' || status === 'abandoned') {
    return (
      <p id="answered-by" className={classes.status} role="status" lang={language}>
        <IconCheck {...icon} /> {t('chat.resolved')}
      </p>
    );
  }
  if (person) {
    return (
      <p id="answered-by" className={classes.status} data-by="human" role="status" lang={language}>
        <IconHeadset {...icon} /> {t('chat.takenOver', { name: person.name })}
      </p>
    );
  }
  if (status === 'escalated') {
    return (
      <p id="answered-by" className={classes.status} data-by="none" role="status" lang={language}>
        <IconHourglass {...icon} /> {t('chat.waitingForPerson')}
      </p>
    );
  }
  return (
    <p id="answered-by" className={classes.status} data-by="ai" role="status" lang={language}>
      <IconSparkles {...icon} /> {t('chat.aiAnswers')}
    </p>
  );
}
