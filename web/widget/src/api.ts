/** The visitors' door over HTTP. */
import type { Attachment, Conversation, History, Receipt, Session, Settings, User } from './types';

export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
    /** Seconds to wait, if the server said so. */
    readonly retryAfter: number | null = null,
  ) {
    super(message);
  }

  /** Whether the same call may well succeed later. */
  get passing(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

const PATIENCE_MS = 20_000;

export class Api {
  token: string | null = null;

  constructor(
    readonly origin: string,
    readonly key: string,
  ) {}

  path(rest: string): string {
    return `${this.origin}/widget/v1/${this.key}${rest}`;
  }

  settings(): Promise<{ settings: Settings }> {
    return this.call('GET', '/config');
  }

  session(token: string | undefined, user: User | undefined): Promise<Session> {
    return this.call('POST', '/session', { token, user });
  }

  conversations(): Promise<{ items: Conversation[] }> {
    return this.call('GET', '/conversations');
  }

  history(id: string, after: number): Promise<History> {
    return this.call('GET', `/conversations/${id}?after=${after}`);
  }

  start(key: string, content: string, language: string): Promise<Receipt> {
    const page = `${location.origin}${location.pathname}`.slice(0, 500);
    return this.call('POST', '/conversations', { content, language, page }, key);
  }

  say(id: string, key: string, content: string): Promise<Receipt> {
    return this.call('POST', `/conversations/${id}/messages`, { content }, key);
  }

  person(id: string): Promise<Conversation> {
    return this.call('POST', `/conversations/${id}/person`, {});
  }

  end(id: string): Promise<Conversation> {
    return this.call('POST', `/conversations/${id}/end`, {});
  }

  rate(id: string, score: number, comment: string): Promise<unknown> {
    return this.call('POST', `/conversations/${id}/rating`, { score, comment: comment || undefined });
  }

  feedback(id: string, messageId: string, helpful: boolean): Promise<unknown> {
    return this.call('POST', `/conversations/${id}/feedback`, { messageId, helpful });
  }

  read(id: string, seq: number): Promise<unknown> {
    return this.call('POST', `/conversations/${id}/read`, { seq });
  }

  async file(attachment: Attachment): Promise<Blob> {
    const response = await this.fetch('GET', `/attachments/${attachment.id}`);
    return response.blob();
  }

  /** Sends a file and says how far it has come; `fetch` does not tell. */
  upload(id: string | null, key: string, file: File, progress: (part: number) => void): Promise<Receipt> {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('POST', this.path(id ? `/conversations/${id}/attachments` : '/attachments'));
      request.setRequestHeader('authorization', `Bearer ${this.token}`);
      request.setRequestHeader('idempotency-key', key);
      request.responseType = 'json';
      request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total);
      request.onerror = () => reject(new Refused(0, ''));
      request.onload = () => {
        if (request.status < 300) resolve(request.response as Receipt);
        else reject(new Refused(request.status, messageOf(request.response)));
      };
      const form = new FormData();
      form.append('file', file, file.name);
      request.send(form);
    });
  }

  private async call<T>(method: string, rest: string, body?: object, key?: string): Promise<T> {
    const response = await this.fetch(method, rest, body, key);
    return (await response.json()) as T;
  }

  private async fetch(method: string, rest: string, body?: object, key?: string): Promise<Response> {
    const headers: Record<string, string> = {};
    if (this.token) headers.authorization = `Bearer ${this.token}`;
    if (body) headers['content-type'] = 'application/json';
    if (key) headers['idempotency-key'] = key;
    let response: Response;
    try {
      response = await fetch(this.path(rest), {
        method,
        headers,
        body: body ? JSON.stringify(body) : undefined,
        credentials: 'omit',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
    } catch {
      throw new Refused(0, '');
    }
    if (response.ok) return response;
    const wait = Number(response.headers.get('retry-after'));
    const said: unknown = await response.json().catch(() => null);
    throw new Refused(response.status, messageOf(said), wait > 0 ? wait : null);
  }
}

function messageOf(body: unknown): string {
  const error = (body as { error?: { message?: unknown } } | null)?.error;
  return typeof error?.message === 'string' ? error.message : '';
}
