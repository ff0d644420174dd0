import { describe, expect, it } from 'vitest';
import { reconnectPause } from '../src/live/client';
import { harness } from './fakeSocket';

async function started(seq = 10) {
  const world = harness();
  world.client.start();
  await world.settle();
  world.socket(0).accept(seq);
  return world;
}

describe('connecting', () => {
  it('sends the token first, then subscribes from where the server stands', async () => {
    const { socket, states } = await started(10);
    expect(socket(0).sent).toEqual([
      { type: 'connect', token: 'token-1' },
      { type: 'subscribe', types: ['message.*'], since: 10 },
    ]);
    expect(states.at(-1)).toBe('live');
  });

  it('asks for fresh lists at the first connection, because they may be older than it', async () => {
    const { gaps } = await started();
    expect(gaps()).toBe(1);
  });

  it('stays away without a session', async () => {
    const world = harness({ token: async () => null });
    world.client.start();
    await world.settle();
    expect(world.sockets).toHaveLength(0);
    expect(world.states.at(-1)).toBe('offline');
  });

  it('gives up on a connection that never answers', async () => {
    const world = harness();
    world.client.start();
    await world.settle();
    await world.advance(10_000);
    expect(world.socket(0).closed).toBe(true);
    await world.advance(500);
    expect(world.sockets).toHaveLength(2);
  });

  it('tries again when the token cannot be fetched', async () => {
    let calls = 0;
    const world = harness({
      token: async () => {
        calls += 1;
        if (calls === 1) throw new Error('server is restarting');
        return 'late';
      },
    });
    world.client.start();
    await world.settle();
    expect(world.sockets).toHaveLength(0);
    await world.advance(500);
    expect(world.sockets).toHaveLength(1);
  });
});

describe('resuming', () => {
  it('subscribes from the last sequence it has seen', async () => {
    const { socket, advance, gaps } = await started(10);
    socket(0).event(11);
    socket(0).event(14);
    socket(0).cut();
    await advance(500);
    socket(1).accept(20);
    expect(socket(1).sent.at(-1)).toEqual({ type: 'subscribe', types: ['message.*'], since: 14 });
    expect(gaps()).toBe(1);
  });

  it('hands an event that a replay repeats on only once', async () => {
    const { socket, advance, frames } = await started(10);
    socket(0).event(11);
    socket(0).cut();
    await advance(500);
    socket(1).accept(12);
    socket(1).event(11);
    socket(1).event(12);
    const seen = frames.filter((frame) => frame.type === 'event').map((frame) => frame.seq);
    expect(seen).toEqual([11, 12]);
  });

  it('keeps an event that comes late, with a smaller number than another', async () => {
    const { socket, frames } = await started(10);
    socket(0).event(13);
    socket(0).event(12);
    expect(frames.filter((frame) => frame.type === 'event')).toHaveLength(2);
  });

  it('starts over and asks for fresh lists when the server stands before it', async () => {
    const { socket, advance, gaps } = await started(10);
    socket(0).event(50);
    socket(0).cut();
    await advance(500);
    socket(1).accept(3);
    expect(socket(1).sent.at(-1)).toMatchObject({ since: 3 });
    expect(gaps()).toBe(2);
  });

  it('comes back from its own sequence after being dropped as too slow', async () => {
    const { socket, advance, states } = await started(10);
    socket(0).event(12);
    socket(0).say({ type: 'dropped', reason: 'slow_consumer', lastSeq: 40 });
    expect(socket(0).closed).toBe(true);
    expect(states.at(-1)).toBe('offline');
    await advance(500);
    socket(1).accept(41);
    expect(socket(1).sent.at(-1)).toMatchObject({ since: 12 });
  });

  it('renews the token after a refused one', async () => {
    const { socket, advance, renewals } = await started();
    socket(0).cut();
    await advance(500);
    socket(1).say({ type: 'error', code: 'unauthenticated', message: 'token has expired' });
    socket(1).cut();
    await advance(1000);
    expect(renewals).toEqual([false, false, true]);
  });
});

describe('reconnecting', () => {
  it('waits longer each time, up to half a minute, and jitters half of it', () => {
    expect([0, 1, 2, 3].map((n) => reconnectPause(n, () => 1))).toEqual([500, 1000, 2000, 4000]);
    expect(reconnectPause(20, () => 1)).toBe(30_000);
    expect(reconnectPause(2, () => 0)).toBe(1000);
  });

  it('grows its pause while the server stays away and starts small after a good connection', async () => {
    const { socket, sockets, advance } = await started();
    socket(0).cut();
    await advance(500);
    socket(1).cut();
    await advance(999);
    expect(sockets).toHaveLength(2);
    await advance(1);
    expect(sockets).toHaveLength(3);
    socket(2).accept(10);
    socket(2).cut();
    await advance(500);
    expect(sockets).toHaveLength(4);
  });

  it('does not wait when the browser says it is online again', async () => {
    const { client, socket, sockets, settle } = await started();
    socket(0).cut();
    client.retryNow();
    await settle();
    expect(sockets).toHaveLength(2);
  });

  it('stops for good when told to', async () => {
    const { client, sockets, socket, advance } = await started();
    client.stop();
    expect(socket(0).closed).toBe(true);
    await advance(120_000);
    expect(sockets).toHaveLength(1);
  });

  it('notices a dead connection once the server is known to answer pings', async () => {
    const { socket, sockets, advance } = await started();
    await advance(25_000);
    expect(socket(0).sent.at(-1)).toEqual({ type: 'ping' });
    socket(0).say({ type: 'pong' });
    await advance(25_000);
    expect(socket(0).closed).toBe(false);
    await advance(25_000);
    expect(socket(0).closed).toBe(true);
    await advance(500);
    expect(sockets).toHaveLength(2);
  });
});

describe('sending', () => {
  it('says when a frame could not go out', async () => {
    const { client, socket } = await started();
    expect(client.send({ type: 'typing', conversationId: 'c', typing: true })).toBe(true);
    socket(0).cut();
    expect(client.send({ type: 'typing', conversationId: 'c', typing: false })).toBe(false);
  });

  it('passes over what is not a frame', async () => {
    const { socket, frames } = await started();
    const before = frames.length;
    socket(0).say('not json');
    socket(0).say('[1]');
    expect(frames).toHaveLength(before);
  });
});
