/**
 * Who is signed in. The access token lives in memory only; the refresh token is an HTTP-only cookie
 * the browser sends to `/api/v1/auth` alone.
 */
import { ApiError, toApiError } from './errors';
import type { Session } from './types';

type Listener = () => void;

/** Access tokens are renewed this many seconds before they run out. */
const RENEW_BEFORE = 30;

let current: Session | null = null;
let expiresAt = 0;
let refreshing: Promise<Session | null> | null = null;
const listeners = new Set<Listener>();

export const session = {
  get: (): Session | null => current,

  subscribe(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },

  async signIn(email: string, password: string): Promise<Session> {
    return set(await authCall('login', { email, password }));
  },

  async switchTenant(tenantId: string): Promise<Session> {
    const token = await session.token();
    return set(await authCall('switch', { tenantId }, token));
  },

  async signOut(): Promise<void> {
    try {
      await authCall('logout', {}, current?.tokens.accessToken ?? null);
    } finally {
      clear();
    }
  },

  /** Renews from the cookie. Many callers at once share one request; `null` means: sign in again. */
  refresh(): Promise<Session | null> {
    refreshing ??= oneTabAtATime(renew).finally(() => {
      refreshing = null;
    });
    return refreshing;
  },

  /** A token good for at least the next half minute, or `null` when nobody is signed in. */
  async token(): Promise<string | null> {
    if (current && Date.now() < expiresAt) return current.tokens.accessToken;
    const renewed = await session.refresh();
    return renewed?.tokens.accessToken ?? null;
  },
};

/**
 * Refresh tokens rotate and a used one revokes the family, so tabs take turns: each sends the cookie
 * the one before it was given.
 */
async function oneTabAtATime<T>(work: () => Promise<T>): Promise<T> {
  const locks = globalThis.navigator?.locks;
  if (!locks) return work();
  return locks.request('tekup-refresh', work) as Promise<T>;
}

async function renew(): Promise<Session | null> {
  try {
    return set(await authCall('refresh', {}));
  } catch (thrown) {
    // Only a refusal ends the session; a server that is restarting does not.
    if (thrown instanceof ApiError && (thrown.status === 401 || thrown.status === 403)) {
      clear();
      return null;
    }
    throw thrown;
  }
}

async function authCall(path: string, body: object, token?: string | null): Promise<Session> {
  let response: Response;
  try {
    response = await fetch(`/api/v1/auth/${path}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        'content-type': 'application/json',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      body: JSON.stringify(body),
    });
  } catch (thrown) {
    throw new ApiError({ status: 0, code: 'network', message: String(thrown) });
  }
  const answer: unknown = response.status === 204 ? null : await response.json().catch(() => null);
  if (!response.ok) throw toApiError(response.status, answer, response.headers.get('x-request-id'));
  return answer as Session;
}

function set(next: Session): Session {
  current = next;
  expiresAt = Date.now() + (next.tokens.expiresIn - RENEW_BEFORE) * 1000;
  for (const listener of listeners) listener();
  return next;
}

function clear(): void {
  current = null;
  expiresAt = 0;
  for (const listener of listeners) listener();
}
