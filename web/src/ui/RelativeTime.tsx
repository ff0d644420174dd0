import { useSyncExternalStore } from 'react';
import { useFormat } from '../i18n/context';

const TICK_MS = 30_000;
let now = Date.now();
let timer: number | null = null;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= window.setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && timer !== null) {
      window.clearInterval(timer);
      timer = null;
    }
  };
}

/** "3 min ago", kept up to date by one shared clock; the exact time is in the tooltip. */
export function RelativeTime({ at }: { at: string }) {
  const format = useFormat();
  const current = useSyncExternalStore(subscribe, () => now);
  return (
    <time dateTime={at} title={format.dateTime(at)}>
      {format.relative(at, Math.max(current, Date.parse(at) || 0))}
    </time>
  );
}
