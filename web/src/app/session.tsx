import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { session } from '../api/session';
import type { Permission, Session } from '../api/types';
import { useI18n } from '../i18n/context';

type Start = 'checking' | 'ready' | 'unreachable';

/** Tries the refresh cookie once, then follows the session; retries while the server cannot be reached. */
export function useSessionStart(): { start: Start; current: Session | null; retry: () => void } {
  const current = useSyncExternalStore(session.subscribe, session.get);
  const [start, setStart] = useState<Start>(current ? 'ready' : 'checking');
  const [attempt, setAttempt] = useState(0);
  const { suggest } = useI18n();

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt runs the check again
  useEffect(() => {
    let gone = false;
    session.refresh().then(
      () => !gone && setStart('ready'),
      () => !gone && setStart(session.get() ? 'ready' : 'unreachable'),
    );
    return () => {
      gone = true;
    };
  }, [attempt]);

  useEffect(() => {
    if (current) suggest(current.user.locale);
  }, [current, suggest]);

  const retry = () => {
    setStart('checking');
    setAttempt((n) => n + 1);
  };
  return { start, current, retry };
}

const SessionContext = createContext<Session | null>(null);

export function SessionProvider({ value, children }: { value: Session; children: ReactNode }) {
  return <SessionContext value={value}>{children}</SessionContext>;
}

/** The signed-in session; only pages inside the shell use it. */
export function useSession(): Session {
  const value = useContext(SessionContext);
  if (!value) throw new Error('useSession outside SessionProvider');
  return value;
}

/** Asks whether the signed-in role may do something, such as `knowledge:write`. */
export function useCan(): (permission: Permission) => boolean {
  const { permissions } = useSession();
  return (permission) => permissions.includes(permission);
}
