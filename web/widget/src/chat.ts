/** The conversation as the widget knows it, and everything that changes it. */
import { type Api, Refused } from './api';
import { keepable, Storage } from './kept';
import { Line } from './socket';
import { chooseLanguage, type TextKey } from './texts';
import { resumeAfter, unread, upsert } from './thread';
import type { Conversation, Frame, Language, Message, Pending, Settings, User } from './types';

export type State = {
  settings: Settings | null;
  language: Language;
  open: boolean;
  /** Whether the session and the conversation are there. */
  phase: 'asleep' | 'loading' | 'ready' | 'failed';
  live: boolean;
  conversation: Conversation | null;
  messages: Message[];
  pending: Pending[];
  /** Words of an answer as they come, by message. */
  drafts: Record<string, string>;
  typing: boolean;
  read: number;
  readByStaff: number;
  helped: Record<string, boolean>;
  notice: TextKey | null;
  sound: boolean;
};

type Heard = (name: string, detail?: unknown) => void;

const MAX_FILE = 10 * 1024 * 1024;
const TYPING_EVERY_MS = 3000;
const TYPING_ENDS_MS = 4000;
const ANSWER_WITHIN_MS = 30_000;
const RETRY_MS = [1000, 2000, 5000, 10_000, 30_000];

export class Chat {
  state: State = {
    settings: null,
    language: 'en',
    open: false,
    phase: 'asleep',
    live: true,
    conversation: null,
    messages: [],
    pending: [],
    drafts: {},
    typing: false,
    read: 0,
    readByStaff: 0,
    helped: {},
    notice: null,
    sound: false,
  };
  private readonly listeners = new Set<() => void>();
  private readonly storage: Storage;
  private readonly line: Line;
  private wish: string | null;
  private user: User | undefined;
  private flying = false;
  private tries = 0;
  private held: Message[] = [];
  private typed = 0;
  private typingEnd: ReturnType<typeof setTimeout> | undefined;
  private answerEnd: ReturnType<typeof setTimeout> | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly api: Api,
    wish: string | null,
    private readonly heard: Heard,
  ) {
    this.wish = wish;
    this.storage = new Storage(api.key);
    const url = api.path('/socket').replace(/^http/, 'ws');
    this.line = new Line(
      url,
      () =>
        this.api.token
          ? {
              token: this.api.token,
              conversationId: this.state.conversation?.id ?? null,
              after: resumeAfter(this.state.messages),
            }
          : null,
      (frame) => this.frame(frame),
      (live) => this.lineChanged(live),
    );
    addEventListener('online', this.online);
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private set(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }

  /** Fetches how the widget looks; goes on with a conversation that this browser was in. */
  async begin(): Promise<boolean> {
    const { settings } = await this.api.settings();
    const kept = this.storage.read();
    this.set({ settings, language: this.chosen(settings), sound: kept.sound === true });
    if (kept.token) {
      const pending = (kept.pending ?? []).map((one): Pending => ({ ...one, state: 'waiting' }));
      this.set({ pending });
      await this.wake().catch(() => {});
    }
    return true;
  }

  private chosen(settings: Settings): Language {
    return chooseLanguage(settings.languages, this.wish, document.documentElement.lang, navigator.language);
  }

  setLanguage(language: string): void {
    this.wish = language;
    if (this.state.settings) this.set({ language: this.chosen(this.state.settings) });
  }

  async open(): Promise<void> {
    this.set({ open: true });
    this.heard('open');
    if (this.state.phase === 'asleep' || this.state.phase === 'failed') await this.wake().catch(() => {});
    this.seen();
  }

  close(): void {
    if (!this.state.open) return;
    this.set({ open: false });
    this.heard('close');
  }

  /** Opens a session, or the one of before again, and the conversation it was in. */
  async wake(): Promise<void> {
    this.set({ phase: 'loading' });
    try {
      const kept = this.storage.read();
      const session = await this.api.session(kept.token, this.user);
      this.api.token = session.token;
      if (kept.token || session.identified) await this.resume(kept.conversation);
      this.set({ phase: 'ready', live: true });
      this.keep();
      if (this.state.conversation) this.line.open();
      void this.flush();
    } catch (error) {
      this.set({ phase: 'failed' });
      throw error;
    }
  }

  private async resume(wanted: string | undefined): Promise<void> {
    const { items } = await this.api.conversations();
    const found = items.find((one) => one.id === wanted) ?? items.find((one) => one.status !== 'resolved');
    if (!found) return;
    const { messages, read } =
      this.state.conversation?.id === found.id ? this.state : { messages: [], read: 0 };
    this.set({
      conversation: found,
      messages,
      read: Math.max(read, found.read ?? 0),
      readByStaff: found.readByStaff ?? 0,
    });
    await this.catchUp();
  }

  private async catchUp(): Promise<void> {
    const id = this.state.conversation?.id;
    if (!id) return;
    for (let after = resumeAfter(this.state.messages), more = true; more; ) {
      const history = await this.api.history(id, after);
      this.take(history.messages);
      this.standing(history.conversation);
      after = history.last;
      more = history.more;
    }
  }

  /** Says who the visitor is; what they wrote before stays theirs. */
  async identify(user: User): Promise<void> {
    this.user = user;
    if (this.state.phase === 'asleep') return;
    this.line.close();
    await this.wake();
  }

  /** Forgets the visitor, as when they sign out of the page. */
  reset(): void {
    this.line.close();
    this.storage.clear();
    this.api.token = null;
    this.user = undefined;
    this.set({ ...FORGOTTEN, phase: 'asleep' });
    if (this.state.open) void this.wake().catch(() => {});
  }

  /** Leaves a conversation that has ended, for a new one. */
  anew(): void {
    this.line.close();
    this.set({ ...FORGOTTEN });
    this.keep();
  }

  send(text: string): void {
    const words = text.trim().slice(0, 5000);
    if (!words) return;
    this.typingNow(false);
    this.put({ key: crypto.randomUUID(), text: words, state: 'waiting' });
  }

  attach(file: File): void {
    const pending: Pending = {
      key: crypto.randomUUID(),
      text: file.name,
      state: 'waiting',
      file,
      progress: 0,
    };
    if (file.size > MAX_FILE) this.set({ notice: 'tooLarge' });
    else this.put(pending);
  }

  private put(pending: Pending): void {
    this.set({ pending: [...this.state.pending, pending], notice: null });
    this.keep();
    void this.flush();
  }

  drop(key: string): void {
    this.set({ pending: this.state.pending.filter((one) => one.key !== key) });
    this.keep();
  }

  again(key: string): void {
    this.change(key, { state: 'waiting', problem: undefined });
    void this.flush();
  }

  private change(key: string, change: Partial<Pending>): void {
    this.set({ pending: this.state.pending.map((one) => (one.key === key ? { ...one, ...change } : one)) });
  }

  /** Sends what waits, one after the other, so that the order stays. */
  private async flush(): Promise<void> {
    if (this.flying || !this.api.token || this.state.phase !== 'ready') return;
    this.flying = true;
    clearTimeout(this.retry);
    let next = this.state.pending.find((one) => one.state !== 'failed');
    while (next && this.api.token) {
      if (!(await this.sendOne(next))) break;
      next = this.state.pending.find((one) => one.state !== 'failed');
    }
    this.flying = false;
    this.release();
  }

  /** Whether to go on with the next. */
  private async sendOne(one: Pending): Promise<boolean> {
    this.change(one.key, { state: 'sending' });
    try {
      const id = this.state.conversation?.id ?? null;
      const receipt = one.file
        ? await this.api.upload(id, one.key, one.file, (progress) => this.change(one.key, { progress }))
        : id
          ? await this.api.say(id, one.key, one.text)
          : await this.api.start(one.key, one.text, this.state.language);
      this.tries = 0;
      this.arrived(one, receipt.conversationId, receipt.messageId);
      return true;
    } catch (error) {
      return this.refused(one, error);
    }
  }

  private arrived(one: Pending, conversationId: string, id: string): void {
    const now = new Date().toISOString();
    const begun = !this.state.conversation;
    const conversation: Conversation = this.state.conversation ?? {
      id: conversationId,
      status: 'active',
      person: null,
      lastActivityAt: now,
    };
    let { messages } = this.state;
    const known = [...messages, ...this.held].find((message) => message.id === id);
    // A file shows once the server has said what it is.
    if (!known && !one.file) {
      // Behind what is known; the live line brings its number.
      const seq = (messages.at(-1)?.seq ?? 0) + 0.5;
      const mine = { id, conversationId, seq, from: 'me' as const, content: one.text, createdAt: now };
      const plain = { contentType: 'text', drafting: false, sources: [], attachments: [] };
      messages = upsert(messages, { ...mine, ...plain });
    }
    this.set({
      conversation,
      messages,
      pending: this.state.pending.filter((other) => other.key !== one.key),
    });
    this.keep();
    if (begun) this.line.again();
    this.heard('message', { from: 'me', text: one.text });
    if (!one.file && !conversation.person) this.awaitAnswer();
  }

  private refused(one: Pending, error: unknown): boolean {
    if (!(error instanceof Refused)) throw error;
    if (error.status === 401) {
      this.change(one.key, { state: 'waiting' });
      this.api.token = null;
      void this.wake().catch(() => {});
      return false;
    }
    if (!error.passing) {
      const problem = error.status === 413 ? 'tooLarge' : error.status === 415 ? 'notTaken' : undefined;
      this.change(one.key, { state: 'failed', problem });
      if (problem) this.set({ notice: problem });
      return true;
    }
    this.change(one.key, { state: 'waiting', progress: one.file ? 0 : undefined });
    if (error.status === 429) this.set({ notice: 'tooMany' });
    const wait = error.retryAfter ? error.retryAfter * 1000 : (RETRY_MS[this.tries] ?? 30_000);
    this.tries = Math.min(this.tries + 1, RETRY_MS.length - 1);
    this.retry = setTimeout(() => void this.flush(), wait);
    return false;
  }

  private awaitAnswer(): void {
    if (this.state.conversation?.status === 'escalated') return;
    this.set({ typing: true });
    clearTimeout(this.answerEnd);
    this.answerEnd = setTimeout(() => this.set({ typing: false }), ANSWER_WITHIN_MS);
  }

  private frame(frame: Frame): void {
    if (frame.type === 'sync') {
      this.take(frame.messages);
      this.standing(frame.conversation);
      if (frame.more) void this.catchUp().catch(() => {});
    } else if (frame.type === 'message') {
      // Words of ours that are under way may be these: their receipt will tell.
      if (frame.message.from === 'me' && this.flying) this.held.push(frame.message);
      else this.take([frame.message]);
    } else if (frame.type === 'conversation') {
      this.standing(frame.conversation);
    } else if (frame.type === 'delta') {
      const words = (this.state.drafts[frame.messageId] ?? '') + frame.text;
      this.set({ drafts: { ...this.state.drafts, [frame.messageId]: words }, typing: false });
    } else if (frame.type === 'typing') {
      this.set({ typing: frame.typing });
      clearTimeout(this.answerEnd);
      if (frame.typing) this.answerEnd = setTimeout(() => this.set({ typing: false }), 2 * TYPING_ENDS_MS);
    } else if (frame.type === 'read') {
      this.set({ readByStaff: Math.max(this.state.readByStaff, frame.seq) });
    } else if (frame.type === 'error' && frame.code === 'unauthenticated') {
      this.line.close();
      void this.wake().catch(() => {});
    }
  }

  private release(): void {
    const held = this.held;
    this.held = [];
    if (held.length > 0) this.take(held);
  }

  private take(incoming: Message[]): void {
    const current = this.state.conversation?.id;
    const mine = incoming.filter((message) => message.conversationId === current);
    if (mine.length === 0) return;
    const known = new Set(this.state.messages.map((message) => message.id));
    const drafts = { ...this.state.drafts };
    let { messages } = this.state;
    for (const message of mine) {
      messages = upsert(messages, message);
      if (!message.drafting) delete drafts[message.id];
    }
    const fresh = mine.filter((message) => !known.has(message.id) && message.from !== 'me');
    this.set({ messages, drafts, typing: fresh.length > 0 ? false : this.state.typing });
    for (const message of fresh) this.heard('message', { from: message.from, text: message.content });
    this.seen();
    this.heard('unread', { count: this.unread });
  }

  private standing(conversation: Conversation): void {
    const before = this.state.conversation;
    if (before && before.id !== conversation.id) return;
    const merged = { ...before, ...conversation };
    this.set({
      conversation: merged,
      readByStaff: Math.max(this.state.readByStaff, merged.readByStaff ?? 0),
    });
    if (before && before.status !== merged.status) this.heard('conversation', { status: merged.status });
  }

  get unread(): number {
    return unread(this.state.messages, this.state.read);
  }

  /** Tells the server how far the visitor has read, when they look. */
  seen(): void {
    const last = Math.floor(this.state.messages.at(-1)?.seq ?? 0);
    if (!this.state.open || document.hidden || last <= this.state.read) return;
    this.set({ read: last });
    this.line.say({ type: 'read', seq: last });
    this.heard('unread', { count: 0 });
  }

  typingNow(typing: boolean): void {
    clearTimeout(this.typingEnd);
    const now = Date.now();
    if (!typing) {
      if (this.typed) this.line.say({ type: 'typing', typing: false });
      this.typed = 0;
      return;
    }
    if (now - this.typed > TYPING_EVERY_MS) {
      this.typed = now;
      this.line.say({ type: 'typing', typing: true });
    }
    this.typingEnd = setTimeout(() => this.typingNow(false), TYPING_ENDS_MS);
  }

  /** Calls a person; with no conversation yet, in the words given. */
  async person(words: string): Promise<void> {
    const id = this.state.conversation?.id;
    if (!id) return this.send(words);
    this.standing(await this.api.person(id));
  }

  async end(): Promise<void> {
    const id = this.state.conversation?.id;
    if (id) this.standing(await this.api.end(id));
  }

  async rate(score: number, comment: string): Promise<void> {
    const { conversation } = this.state;
    if (!conversation) return;
    await this.api.rate(conversation.id, score, comment);
    this.standing({ ...conversation, rating: score });
    this.heard('rated', { score });
  }

  async feedback(messageId: string, helpful: boolean): Promise<void> {
    const id = this.state.conversation?.id;
    if (!id) return;
    this.set({ helped: { ...this.state.helped, [messageId]: helpful } });
    await this.api.feedback(id, messageId, helpful);
  }

  toggleSound(): void {
    this.set({ sound: !this.state.sound });
    this.keep();
  }

  /** Only who has written, or was signed in by the page, is known again. */
  private keep(): void {
    const { conversation, pending, sound } = this.state;
    if (!this.api.token || (!conversation && pending.length === 0 && !this.storage.read().token)) return;
    this.storage.write({
      token: this.api.token,
      conversation: conversation?.id,
      pending: keepable(pending),
      sound,
    });
  }

  private readonly online = () => {
    this.tries = 0;
    if (this.state.phase === 'failed') void this.wake().catch(() => {});
    else if (this.state.conversation) this.line.again();
    void this.flush();
  };

  private lineChanged(live: boolean): void {
    this.set({ live });
    // Where no live line comes through, what is new is fetched.
    if (!live) void this.catchUp().catch(() => {});
    else void this.flush();
  }

  destroy(): void {
    removeEventListener('online', this.online);
    this.line.close();
    clearTimeout(this.retry);
  }
}

const FORGOTTEN: Partial<State> = {
  conversation: null,
  messages: [],
  pending: [],
  drafts: {},
  typing: false,
  read: 0,
  readByStaff: 0,
  helped: {},
};
