import { api, unwrap } from './client';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type Parameters = { path?: Record<string, string | number>; query?: Record<string, unknown> };
type Open = {
  request: (
    method: Lowercase<Method>,
    path: string,
    init: { params?: Parameters; body?: unknown; signal?: AbortSignal },
  ) => Promise<{ data?: unknown; error?: unknown; response: Response }>;
};

/** Calls an operation whose shapes are written down where it is used. */
export function call<T>(
  method: Method,
  path: string,
  params?: Parameters,
  body?: unknown,
  signal?: AbortSignal,
): Promise<T> {
  const lower = method.toLowerCase() as Lowercase<Method>;
  return unwrap(
    (api as unknown as Open).request(lower, `/api/v1${path}`, { params, body, signal }),
  ) as Promise<T>;
}
