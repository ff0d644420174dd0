/**
 * The event stream over one WebSocket: connects with the access token, subscribes from the last
 * sequence it has seen, and comes back by itself with growing, jittered pauses. After a gap it missed
 * nothing, because the server replays from that sequence.
 */
import type { ClientFrame, LiveState, ServerFrame } from './protocol';

/** The part of a browser WebSocket this needs; tests bring their own. */
export type Socket = {
  send(data: string): void;
  close(code?: number): void;
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: (() => void) | null;
};

export type LiveOptions = {
  /** Opens a socket to the server's event door. */
  open: () => Socket;
  /** An access token that is good now, renewed first if asked; null when nobody is signed in. */
  token: (renew: boolean) => Promise<string | null>;
  types: string[];
  onFrame: (frame: ServerFrame) => void;
  onState: (state: LiveState) => void;
  /** Called when events may be missing, so that lists should be fetched again. */
  onGap: () => void;
  random?: () => number;
  setTimer?: (work: () => void, ms: number) => unknown;
  clearTimer?: (timer: unknown) => void;
};

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
const PING_EVERY_MS = 25_000;
/** From opening the socket to the confirmed subscription. */
const CONNECT_DEADLINE_MS = 10_000;
/** Event ids remembered to recognise what a replay brings twice. */
const REMEMBERED = 512;

/** Pause before attempt `n` (from 0): exponential, capped, half of it random. */
export function reconnectPause(attempt: number, random: () => number): number {
  const full = Math.min(FIRST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS);
  return Math.round(full / 2 + (full / 2) * random());
}

export class LiveClient {
  private socket: Socket | null = null;
  private lastSeq: number | null = null;
  private attempt = 0;
  private running = false;
  private state: LiveState = 'connecting';
  private timer: unknown = null;
  private pinger: unknown = null;
  /** The server answers pings, so a silent one is a dead connection. */
  private answersPings = false;
  private heard = true;
  private tokenRefused = false;
  private readonly seen = new Set<string>();

  constructor(private readonly options: LiveOptions) {}

  start(): void {
    if (this.running) return;
    this.running = true;
    this.setState('connecting');
    void this.connect();
  }

  stop(): void {
    this.running = false;
    this.cancel(this.timer);
    this.timer = null;
    this.hangUp();
  }

  /** Tries at once instead of waiting out the pause, e.g. when the browser says it is online again. */
  retryNow(): void {
    if (!this.running || this.socket || this.timer === null) return;
    this.cancel(this.timer);
    this.timer = null;
    void this.connect();
  }

  /** True when the frame went out; false means the caller has to use another way. */
  send(frame: ClientFrame): boolean {
    if (this.state !== 'live' || !this.socket) return false;
    this.socket.send(JSON.stringify(frame));
    return true;
  }

  private async connect(): Promise<void> {
    let token: string | null;
    try {
      token = await this.options.token(this.tokenRefused);
      this.tokenRefused = false;
    } catch {
      this.scheduleReconnect();
      return;
    }
    if (!this.running || this.socket) return;
    if (token === null) {
      this.setState('offline');
      this.running = false;
      return;
    }
    const accessToken = token;
    const socket = this.options.open();
    this.socket = socket;
    socket.onopen = () => socket.send(JSON.stringify({ type: 'connect', token: accessToken }));
    socket.onmessage = ({ data }) => this.receive(socket, data);
    socket.onclose = () => {
      if (this.socket !== socket) return;
      this.hangUp();
      this.scheduleReconnect();
    };
    this.pinger = this.later(() => {
      this.hangUp();
      this.scheduleReconnect();
    }, CONNECT_DEADLINE_MS);
  }

  private receive(socket: Socket, data: unknown): void {
    if (this.socket !== socket) return;
    const frame = parse(data);
    if (!frame) return;
    this.heard = true;
    switch (frame.type) {
      case 'connected':
        this.subscribe(socket, frame.seq);
        break;
      case 'subscribed':
        this.attempt = 0;
        this.setState('live');
        this.startPings();
        break;
      case 'event':
        this.lastSeq = Math.max(this.lastSeq ?? 0, frame.seq);
        if (!this.remember(frame.event.id)) return;
        break;
      case 'dropped':
        this.lastSeq ??= frame.lastSeq;
        this.options.onFrame(frame);
        this.hangUp();
        this.scheduleReconnect();
        return;
      case 'error':
        // The sequence is older than what the server keeps: start from now and fetch lists again.
        if (frame.code === 'sequence_expired') this.lastSeq = null;
        if (frame.code === 'unauthenticated') this.tokenRefused = true;
        break;
      case 'pong':
        this.answersPings = true;
        break;
    }
    this.options.onFrame(frame);
  }

  private subscribe(socket: Socket, serverSeq: number): void {
    // A smaller number than ours means another server or a restored database: ours is worth nothing.
    if (this.lastSeq !== null && serverSeq < this.lastSeq) this.lastSeq = null;
    const frame: ClientFrame = { type: 'subscribe', types: this.options.types };
    if (this.lastSeq === null) {
      this.lastSeq = serverSeq;
      this.options.onGap();
    }
    frame.since = this.lastSeq;
    socket.send(JSON.stringify(frame));
  }

  /** False when the event was handled before: a replay can overlap with what arrived before the cut. */
  private remember(id: string): boolean {
    if (this.seen.has(id)) return false;
    this.seen.add(id);
    if (this.seen.size > REMEMBERED) {
      const [oldest] = this.seen;
      if (oldest !== undefined) this.seen.delete(oldest);
    }
    return true;
  }

  private startPings(): void {
    this.cancel(this.pinger);
    const beat = () => {
      if (!this.heard && this.answersPings) {
        this.hangUp();
        this.scheduleReconnect();
        return;
      }
      this.heard = false;
      this.send({ type: 'ping' });
      this.pinger = this.later(beat, PING_EVERY_MS);
    };
    this.pinger = this.later(beat, PING_EVERY_MS);
  }

  private hangUp(): void {
    this.cancel(this.pinger);
    this.pinger = null;
    const socket = this.socket;
    this.socket = null;
    socket?.close(1000);
  }

  private scheduleReconnect(): void {
    if (!this.running || this.timer !== null) return;
    this.setState('offline');
    const pause = reconnectPause(this.attempt, this.options.random ?? Math.random);
    this.attempt += 1;
    this.timer = this.later(() => {
      this.timer = null;
      void this.connect();
    }, pause);
  }

  private setState(state: LiveState): void {
    if (this.state === state && state !== 'connecting') return;
    this.state = state;
    this.options.onState(state);
  }

  private later(work: () => void, ms: number): unknown {
    return (this.options.setTimer ?? ((w, t) => window.setTimeout(w, t)))(work, ms);
  }

  private cancel(timer: unknown): void {
    if (timer === null) return;
    (this.options.clearTimer ?? ((t) => window.clearTimeout(t as number)))(timer);
  }
}

function parse(data: unknown): ServerFrame | null {
  if (typeof data !== 'string') return null;
  try {
    const value: unknown = JSON.parse(data);
    if (typeof value !== 'object' || value === null || !('type' in value)) return null;
    return value as ServerFrame;
  } catch {
    return null;
  }
}
