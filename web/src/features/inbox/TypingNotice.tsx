import { useEffect, useState } from 'react';
import { useSession } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { useLive } from '../../live/context';
import classes from './inbox.module.css';

/** A typing notice without an end is taken back after this long. */
const STALE_MS = 6000;

/** Says that the other side is typing. */
export function TypingNotice({ conversationId }: { conversationId: string }) {
  const { t } = useI18n();
  const { listen } = useLive();
  const { user } = useSession();
  const [typing, setTyping] = useState<string | boolean>(false);

  useEffect(() => {
    let timer: number | undefined;
    const stop = listen((frame) => {
      if (frame.type !== 'typing_indicator' || frame.conversationId !== conversationId) return;
      if (frame.person?.id === user.id) return;
      setTyping(frame.typing && (frame.person?.name ?? true));
      window.clearTimeout(timer);
      if (frame.typing) timer = window.setTimeout(() => setTyping(false), STALE_MS);
    });
    return () => {
      stop();
      window.clearTimeout(timer);
    };
  }, [listen, conversationId, user.id]);

  return (
    <p className={classes.typing} role="status">
      {typing === true && t('thread.typing')}
      {typeof typing === 'string' && t('thread.colleagueTyping', { name: typing })}
    </p>
  );
}
