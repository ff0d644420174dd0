/** The live line: comes back by itself, and says each time from where it wants to go on. */
import type { Frame } from './types';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
const QUIET_MS = 45_000;

type Hello = { token: string; conversationId: string | null; after: number };

export class Line {
  private socket: WebSocket | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private watch: ReturnType<typeof setInterval> | undefined;
  private heard = 0;
  private wait = FIRST_WAIT_MS;
  private wanted = false;

  constructor(
    private readonly url: string,
    private readonly hello: () => Hello | null,
    private readonly onFrame: (frame: Frame) => void,
    /** Told when the line is there and when it is gone. */
    private readonly onLive: (live: boolean) => void,
  ) {}

  open(): void {
    this.wanted = true;
    if (this.socket) return;
    clearTimeout(this.timer);
    const hello = this.hello();
    if (!hello) return;
    const socket = new WebSocket(this.url);
    this.socket = socket;
    socket.onopen = () => socket.send(JSON.stringify({ type: 'connect', ...hello }));
    socket.onmessage = (event) => {
      this.heard = Date.now();
      const frame = parse(event.data);
      if (!frame || this.socket !== socket) return;
      if (frame.type === 'sync') {
        this.wait = FIRST_WAIT_MS;
        this.onLive(true);
      }
      this.onFrame(frame);
    };
    socket.onclose = () => this.lost(socket);
    this.heard = Date.now();
    clearInterval(this.watch);
    // A network that went away says nothing: a line that does not answer is gone, too.
    this.watch = setInterval(() => {
      if (Date.now() - this.heard > QUIET_MS) this.lost(socket);
      else this.say({ type: 'ping' });
    }, QUIET_MS / 3);
  }

  /** Now rather than after the wait, as when the network came back. */
  again(): void {
    this.wait = FIRST_WAIT_MS;
    this.drop();
    this.open();
  }

  say(message: object): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  close(): void {
    this.wanted = false;
    clearTimeout(this.timer);
    this.drop();
  }

  private drop(): void {
    clearInterval(this.watch);
    const socket = this.socket;
    this.socket = null;
    if (socket) {
      socket.onclose = null;
      socket.close();
    }
  }

  private lost(socket: WebSocket): void {
    if (this.socket !== socket) return;
    this.drop();
    this.onLive(false);
    if (!this.wanted) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.open(), this.wait * (0.7 + 0.6 * Math.random()));
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT_MS);
  }
}

function parse(data: unknown): Frame | null {
  try {
    return JSON.parse(String(data)) as Frame;
  } catch {
    return null;
  }
}
