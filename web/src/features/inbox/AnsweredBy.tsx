import { IconHeadset, IconSparkles, IconSparkles2Off } from '@tabler/icons-react';
import type { Conversation } from '../../api/types';
import { useSession } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { isOpen } from '../../live/merge';
import classes from './inbox.module.css';

/** Who answers the customer now, and that the AI keeps silent once a person does. */
export function AnsweredBy({ conversation }: { conversation: Conversation }) {
  const { t } = useI18n();
  const { user } = useSession();
  const person = conversation.assignedTo;
  if (!isOpen(conversation)) {
    return <p className={classes.answeredBy}>{t('thread.closed')}</p>;
  }
  if (person && conversation.takenOverAt) {
    return (
      <p className={classes.answeredBy} data-by="human">
        <IconHeadset size={15} stroke={1.7} aria-hidden="true" />
        {person.id === user.id ? t('thread.youAnswer') : t('thread.personAnswers', { name: person.name })}
        <span className={classes.silent}>
          <IconSparkles2Off size={14} stroke={1.7} aria-hidden="true" />
          {t('thread.aiSilent')}
        </span>
      </p>
    );
  }
  if (person) {
    return (
      <p className={classes.answeredBy} data-by="none">
        <IconHeadset size={15} stroke={1.7} aria-hidden="true" />
        {person.id === user.id ? t('thread.yours') : t('thread.waitsFor', { name: person.name })}
      </p>
    );
  }
  if (conversation.status === 'escalated') {
    return (
      <p className={classes.answeredBy} data-by="none">
        <IconSparkles2Off size={15} stroke={1.7} aria-hidden="true" />
        {t('thread.waitsForPerson')}
      </p>
    );
  }
  return (
    <p className={classes.answeredBy} data-by="ai">
      <IconSparkles size={15} stroke={1.7} aria-hidden="true" />
      {t('thread.aiAnswers')}
    </p>
  );
}
