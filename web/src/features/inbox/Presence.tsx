import { IconEye } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useSession } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { useLive } from '../../live/context';
import type { Person } from '../../live/protocol';
import classes from './inbox.module.css';

/** How often a page says that it is open. */
const SAY_MS = 20_000;
/** Who has not said so for this long has gone. */
const GONE_MS = 50_000;

/** Colleagues who have the same conversation open, so that two do not answer at once. */
export function Presence({ conversationId }: { conversationId: string }) {
  const { t } = useI18n();
  const { user } = useSession();
  const { state, send, listen } = useLive();
  const [others, setOthers] = useState<ReadonlyMap<string, Person & { at: number }>>(new Map());

  useEffect(() => {
    if (state !== 'live') return;
    const say = () => send({ type: 'viewing', conversationId, viewing: true });
    say();
    const timer = window.setInterval(() => {
      say();
      setOthers((known) => new Map([...known].filter(([, one]) => Date.now() - one.at < GONE_MS)));
    }, SAY_MS);
    return () => {
      window.clearInterval(timer);
      send({ type: 'viewing', conversationId, viewing: false });
    };
  }, [state, send, conversationId]);

  useEffect(
    () =>
      listen((frame) => {
        if (frame.type !== 'presence' || frame.conversationId !== conversationId) return;
        const person = frame.person;
        if (!person || person.id === user.id) return;
        setOthers((known) => {
          const next = new Map(known);
          // Whoever comes is told at once that we are here.
          if (frame.viewing && !known.has(person.id))
            send({ type: 'viewing', conversationId, viewing: true });
          if (frame.viewing) next.set(person.id, { ...person, at: Date.now() });
          else next.delete(person.id);
          return next;
        });
      }),
    [listen, send, conversationId, user.id],
  );

  if (others.size === 0) return null;
  return (
    <p className={classes.presence} role="status">
      <IconEye size={15} stroke={1.7} aria-hidden="true" />
      {t('thread.alsoHere', { names: [...others.values()].map((one) => one.name).join(', ') })}
    </p>
  );
}
