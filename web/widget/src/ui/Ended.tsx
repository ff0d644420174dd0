import { useState } from 'preact/hooks';
import type { Chat } from '../chat';
import type { TextKey, Translate } from '../texts';

const SCORES = [1, 2, 3, 4, 5] as const;

/** The end of a conversation: a rating, if the tenant asks for one, and the way into a new conversation. */
export function Ended({ chat, t }: { chat: Chat; t: Translate }) {
  const { conversation, settings } = chat.state;
  const [score, setScore] = useState(0);
  const [comment, setComment] = useState('');
  const [busy, setBusy] = useState(false);
  const asks = settings?.rating && !conversation?.rating;
  const rate = async () => {
    setBusy(true);
    await chat.rate(score, comment.trim()).catch(() => {});
    setBusy(false);
  };
  return (
    <>
      {asks && (
        <form
          class="rating"
          onSubmit={(event) => {
            event.preventDefault();
            if (score > 0) void rate();
          }}
        >
          <fieldset>
            <legend>{t('rate')}</legend>
            <div class="scores">
              {SCORES.map((value) => (
                <label key={value}>
                  <input
                    type="radio"
                    name="tk-score"
                    value={value}
                    checked={score === value}
                    onChange={() => setScore(value)}
                  />
                  <span aria-hidden="true">{value}</span>
                  <span class="hidden">{`${value}: ${t(`rate${value}` as TextKey)}`}</span>
                </label>
              ))}
            </div>
            <div class="ends" aria-hidden="true">
              <span>{t('rate1')}</span>
              <span>{t('rate5')}</span>
            </div>
          </fieldset>
          {score > 0 && (
            <>
              <textarea
                aria-label={t('comment')}
                placeholder={t('comment')}
                maxLength={2000}
                value={comment}
                onInput={(event) => setComment(event.currentTarget.value)}
              />
              <button type="submit" class="main" disabled={busy}>
                {t('rateSend')}
              </button>
            </>
          )}
        </form>
      )}
      <div class="done">
        <p role="status">{conversation?.rating ? t('rated') : ''}</p>
        <button type="button" class="main" onClick={() => chat.anew()}>
          {t('anew')}
        </button>
      </div>
    </>
  );
}
