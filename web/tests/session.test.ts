import { afterEach, describe, expect, it, vi } from 'vitest';

type Answer = { status: number; body: unknown };

function sessionBody(token: string, expiresIn = 900) {
  return {
    user: { id: 'u', email: 'a@b.example', name: 'A', locale: null },
    tenant: { id: 't', name: 'T', slug: 't' },
    role: 'owner',
    tenants: [],
    permissions: [],
    tokens: { accessToken: token, expiresIn, tokenType: 'Bearer' },
  };
}

/** A session module of its own, talking to a server that gives these answers in turn. */
async function world(...answers: (Answer | Error)[]) {
  vi.resetModules();
  const calls: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    calls.push(url);
    const answer = answers.shift();
    if (!answer) throw new Error('no answer left');
    if (answer instanceof Error) throw answer;
    return new Response(JSON.stringify(answer.body), { status: answer.status });
  });
  const { session } = await import('../src/api/session');
  return { session, calls };
}

const refused = {
  status: 401,
  body: {
    error: {
      code: 'unauthenticated',
      message: 'sign in',
      timestamp: '',
      requestId: 'req-1',
      path: '/api/v1/auth/refresh',
      statusCode: 401,
    },
    errors: [],
  },
};

afterEach(() => vi.unstubAllGlobals());

describe('the session', () => {
  it('is renewed once for many callers at the same time', async () => {
    const { session, calls } = await world({ status: 200, body: sessionBody('one') });
    const tokens = await Promise.all([session.token(), session.token(), session.token()]);
    expect(tokens).toEqual(['one', 'one', 'one']);
    expect(calls).toEqual(['/api/v1/auth/refresh']);
  });

  it('uses its token until shortly before it runs out', async () => {
    const { session, calls } = await world(
      { status: 200, body: sessionBody('one') },
      { status: 200, body: sessionBody('two') },
    );
    vi.useFakeTimers();
    try {
      await session.token();
      vi.setSystemTime(Date.now() + 860_000);
      expect(await session.token()).toBe('one');
      vi.setSystemTime(Date.now() + 20_000);
      expect(await session.token()).toBe('two');
      expect(calls).toHaveLength(2);
    } finally {
      vi.useRealTimers();
    }
  });

  it('ends when the server refuses the cookie', async () => {
    const { session } = await world({ status: 200, body: sessionBody('one', 0) }, refused);
    let told = 0;
    session.subscribe(() => {
      told += 1;
    });
    await session.refresh();
    expect(session.get()?.user.id).toBe('u');
    expect(await session.token()).toBeNull();
    expect(session.get()).toBeNull();
    expect(told).toBe(2);
  });

  it('outlives a server that cannot be reached', async () => {
    const { session } = await world({ status: 200, body: sessionBody('one', 0) }, new TypeError('offline'));
    await session.refresh();
    await expect(session.token()).rejects.toMatchObject({ status: 0, code: 'network' });
    expect(session.get()).not.toBeNull();
  });

  it('tells why a sign-in failed, with the request id', async () => {
    const { session } = await world(refused);
    const failure = await session.signIn('a@b.example', 'x').catch((thrown: unknown) => thrown);
    expect(failure).toMatchObject({
      name: 'ApiError',
      status: 401,
      code: 'unauthenticated',
      requestId: 'req-1',
    });
  });
});
