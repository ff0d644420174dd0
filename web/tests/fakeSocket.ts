import { LiveClient, type LiveOptions, type Socket } from '../src/live/client';
import type { LiveState, ServerFrame } from '../src/live/protocol';

/** The server's end of one connection: what the client sent, and a way to answer. */
export class FakeSocket implements Socket {
  sent: Record<string, unknown>[] = [];
  closed = false;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: (() => void) | null = null;

  send(data: string): void {
    this.sent.push(JSON.parse(data));
  }

  close(): void {
    this.closed = true;
  }

  say(frame: ServerFrame | Record<string, unknown> | string): void {
    this.onmessage?.({ data: typeof frame === 'string' ? frame : JSON.stringify(frame) });
  }

  /** The connection breaks. */
  cut(): void {
    this.onclose?.();
  }

  /** The server's side of a good start. */
  accept(seq: number): void {
    this.onopen?.();
    this.say({ type: 'connected', tenantId: 't', seq });
    this.say({ type: 'subscribed', types: ['message.*'], seq });
  }

  event(seq: number, id = `e${seq}`): void {
    const event = { id, type: 'message.created', subject: 's', actor: { type: 'user', id: null } };
    this.say({ type: 'event', seq, event: { ...event, data: {}, createdAt: '2026-11-21T12:00:00Z' } });
  }
}

type Timer = { at: number; work: () => void };

/** A client with sockets and clock in the test's hand. */
export function harness(options: Partial<LiveOptions> = {}) {
  const sockets: FakeSocket[] = [];
  const states: LiveState[] = [];
  const frames: ServerFrame[] = [];
  const renewals: boolean[] = [];
  const timers = new Map<number, Timer>();
  let gaps = 0;
  let clock = 0;
  let nextTimer = 1;

  const client = new LiveClient({
    open: () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket;
    },
    token: async (renew) => {
      renewals.push(renew);
      return `token-${renewals.length}`;
    },
    types: ['message.*'],
    onFrame: (frame) => frames.push(frame),
    onState: (state) => states.push(state),
    onGap: () => {
      gaps += 1;
    },
    random: () => 1,
    setTimer: (work, ms) => {
      timers.set(nextTimer, { at: clock + ms, work });
      nextTimer += 1;
      return nextTimer - 1;
    },
    clearTimer: (timer) => timers.delete(timer as number),
    ...options,
  });

  /** Lets promises settle. */
  const settle = async () => {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  /** Moves the clock and runs what falls due, in order. */
  const advance = async (ms: number) => {
    const end = clock + ms;
    for (;;) {
      const due = [...timers].filter(([, timer]) => timer.at <= end).sort((a, b) => a[1].at - b[1].at)[0];
      if (!due) break;
      timers.delete(due[0]);
      clock = due[1].at;
      due[1].work();
      await settle();
    }
    clock = end;
  };
  const socket = (index: number): FakeSocket => {
    const found = sockets.at(index);
    if (!found) throw new Error(`no connection ${index}`);
    return found;
  };
  return { client, sockets, socket, states, frames, renewals, settle, advance, gaps: () => gaps };
}
