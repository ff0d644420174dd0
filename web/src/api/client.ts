/** The one way to the API: typed by the OpenAPI document, signed in, errors as `ApiError`. */
import createClient from 'openapi-fetch';
import { ApiError, toApiError } from './errors';
import type { paths } from './schema';
import { session } from './session';
import type { Filled } from './types';

/** Adds the access token; on a 401 renews it once and repeats the call. */
async function signedFetch(request: Request): Promise<Response> {
  const again = request.clone();
  const token = await session.token();
  const first = await send(request, token);
  if (first.status !== 401 || token === null) return first;
  const renewed = await session.refresh();
  return renewed ? send(again, renewed.tokens.accessToken) : first;
}

async function send(request: Request, token: string | null): Promise<Response> {
  if (token) request.headers.set('authorization', `Bearer ${token}`);
  try {
    return await fetch(request);
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') throw thrown;
    throw new ApiError({ status: 0, code: 'network', message: String(thrown) });
  }
}

export const api = createClient<paths>({ baseUrl: window.location.origin, fetch: signedFetch });

/** Calls the door for OpenAI's clients, which may answer in pieces: the caller reads the body. */
export async function openai(path: string, body?: object, signal?: AbortSignal): Promise<Response> {
  const response = await signedFetch(
    new Request(new URL(`/v1${path}`, window.location.origin), {
      method: body ? 'POST' : 'GET',
      headers: body && { 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
      signal,
    }),
  );
  if (!response.ok) {
    const failure: unknown = await response.json().catch(() => null);
    throw toApiError(response.status, failure, response.headers.get('x-request-id'));
  }
  return response;
}

/** The bytes of a conversation's file. */
export async function file(id: string): Promise<Blob> {
  const response = await signedFetch(
    new Request(new URL(`/api/v1/attachments/${id}`, window.location.origin)),
  );
  if (!response.ok) throw toApiError(response.status, null, response.headers.get('x-request-id'));
  return response.blob();
}

/** What an export of conversations has written. */
export const exportFile = (runId: string) => written(`/api/v1/reports/exports/${runId}/file`);
/** What an export of records has written, or the lines that an import could not take. */
export const crmFile = (runId: string) => written(`/api/v1/crm/files/${runId}`);

async function written(path: string): Promise<Blob> {
  const response = await signedFetch(new Request(new URL(path, window.location.origin)));
  if (!response.ok) {
    const body: unknown = await response.json().catch(() => null);
    throw toApiError(response.status, body, response.headers.get('x-request-id'));
  }
  return response.blob();
}

type Result<T> = { data?: T; error?: unknown; response: Response };

/** Turns an openapi-fetch result into its data or a thrown `ApiError`. */
export async function unwrap<T>(call: Promise<Result<T>>): Promise<Filled<T>> {
  const { data, error, response } = await call;
  if (!response.ok) throw toApiError(response.status, error, response.headers.get('x-request-id'));
  return data as Filled<T>;
}

/** A key that makes one intended write happen once however often it is sent. */
export function idempotencyKey(): string {
  // randomUUID exists on https and localhost only; this works on a plain-http address too.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Sends a file as multipart, reporting the share sent (0..1); the document API has no typed body for it. */
export async function uploadFile<T>(
  path: string,
  form: FormData,
  onProgress: (share: number) => void,
): Promise<T> {
  const token = await session.token();
  return new Promise<T>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    if (token) request.setRequestHeader('authorization', `Bearer ${token}`);
    request.setRequestHeader('idempotency-key', idempotencyKey());
    request.responseType = 'json';
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onerror = () => reject(new ApiError({ status: 0, code: 'network', message: 'upload failed' }));
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response as T);
      else reject(toApiError(request.status, request.response, request.getResponseHeader('x-request-id')));
    };
    request.send(form);
  });
}
