import { useEffect, useRef } from 'react';
import { useLive } from '../../live/context';

const QUIET_MS = 3000;

/** Tells the other side that somebody types: once at the start, once after a quiet moment. */
export function useTyping(conversationId: string | null): { touch: () => void; stop: () => void } {
  const { send } = useLive();
  const timer = useRef<number | null>(null);

  const stop = () => {
    if (timer.current === null || !conversationId) return;
    window.clearTimeout(timer.current);
    timer.current = null;
    send({ type: 'typing', conversationId, typing: false });
  };
  const touch = () => {
    if (!conversationId) return;
    if (timer.current === null) send({ type: 'typing', conversationId, typing: true });
    else window.clearTimeout(timer.current);
    timer.current = window.setTimeout(stop, QUIET_MS);
  };

  useEffect(
    () => () => {
      if (timer.current !== null) window.clearTimeout(timer.current);
    },
    [],
  );
  return { touch, stop };
}
