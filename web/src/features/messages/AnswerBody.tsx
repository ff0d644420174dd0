import { Loader } from '@mantine/core';
import type { Message } from '../../api/types';
import type { Translate } from '../../i18n/text';
import { useDraft } from '../../live/drafts';
import { engineLabel } from './engine';
import type { Perspective } from './MessageItem';
import classes from './messages.module.css';
import { Sources } from './Sources';

type Props = { message: Message; perspective: Perspective; t: Translate };

/**
 * An answer in its two stages: the best passage as soon as it is found, then the model's wording as
 * it is written, with the passage kept as a quote.
 */
export function AnswerBody({ message, perspective, t }: Props) {
  const wording = useDraft(message.id);
  const answer = message.answer;
  const drafting = answer?.state === 'drafting';
  const passage = answer?.passage ?? null;

  if (drafting) {
    return (
      <div aria-busy="true">
        {wording === null ? (
          <p className={classes.text}>{passage ?? message.content}</p>
        ) : (
          <>
            {passage && <blockquote className={classes.quote}>{passage}</blockquote>}
            <p className={classes.text}>
              {wording}
              <span className={classes.caret} aria-hidden="true" />
            </p>
          </>
        )}
        <p className={classes.engine}>
          <Loader size={12} type="dots" color="fjord" aria-hidden="true" />
          {wording === null ? t('answer.passageFirst') : t('answer.writing')}
        </p>
        <Sources sources={message.sources} perspective={perspective} t={t} />
      </div>
    );
  }
  return (
    <>
      <p className={classes.text}>{message.content}</p>
      {answer && (
        <p className={`message-engine ${classes.engine}`} data-engine={answer.engine}>
          {engineLabel(answer.engine, t)}
        </p>
      )}
      <Sources sources={message.sources} perspective={perspective} t={t} />
    </>
  );
}
