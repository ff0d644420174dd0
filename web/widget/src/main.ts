/** The script a page loads: `<script src="https://HOST/widget.js" data-key="wk_..." async></script>`. */
import { h, render } from 'preact';
import { Api } from './api';
import { Chat } from './chat';
import { chime } from './chime';
import { readableOn, STYLES } from './styles';
import type { User } from './types';
import { Widget } from './ui/Widget';

type Listener = (detail: unknown) => void;

/** What pages may call: `window.Tekup`. */
export type TekupWidget = {
  open(): void;
  close(): void;
  toggle(): void;
  /** Says who the visitor is, with the proof the page's own server made. */
  identify(user: User): Promise<void>;
  /** Forgets the visitor and what this browser kept: to be called when they sign out. */
  reset(): void;
  setLanguage(language: string): void;
  /** `ready open close message unread conversation rated`; returns how to stop. */
  on(name: string, listener: Listener): () => void;
  destroy(): void;
};

declare global {
  interface Window {
    /** Before the script has loaded: an array of calls to make then, as `['open']`. */
    Tekup?: TekupWidget | unknown[][];
  }
}

function start(script: HTMLScriptElement): void {
  const key = script.dataset.key;
  if (!key || (window.Tekup && !Array.isArray(window.Tekup))) return;
  const earlier = Array.isArray(window.Tekup) ? window.Tekup : [];
  const listeners = new Map<string, Set<Listener>>();
  const tell = (name: string, detail?: unknown) => {
    for (const listener of listeners.get(name) ?? []) {
      try {
        listener(detail);
      } catch (error) {
        // A page's mistake is the page's, and stops nothing here.
        reportError(error);
      }
    }
    if (name === 'message' && chat.state.sound && (detail as { from: string }).from !== 'me') chime();
  };
  const chat = new Chat(new Api(new URL(script.src).origin, key), script.dataset.language ?? null, tell);
  const host = document.createElement('tekup-widget');
  const shadow = host.attachShadow({ mode: 'open' });
  shadow.adoptedStyleSheets = [sheet(STYLES)];
  const door: TekupWidget = {
    open: () => void chat.open(),
    close: () => chat.close(),
    toggle: () => (chat.state.open ? chat.close() : void chat.open()),
    identify: (user) => chat.identify(user),
    reset: () => chat.reset(),
    setLanguage: (language) => chat.setLanguage(language),
    on(name, listener) {
      const all = listeners.get(name) ?? new Set();
      listeners.set(name, all.add(listener));
      return () => all.delete(listener);
    },
    destroy() {
      chat.destroy();
      render(null, shadow);
      host.remove();
      window.Tekup = undefined;
    },
  };
  window.Tekup = door;
  for (const [name, ...values] of earlier) {
    const call = door[name as keyof TekupWidget] as ((...values: unknown[]) => unknown) | undefined;
    call?.(...values);
  }
  const mount = async () => {
    await chat.begin();
    const color = chat.state.settings?.color ?? '#1f6f6b';
    const themed = sheet(`:host { --own: ${color}; --on-own: ${readableOn(color)}; }`);
    shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, themed];
    document.body.append(host);
    render(h(Widget, { chat }), shadow);
    tell('ready');
  };
  void retried(mount);
}

function sheet(css: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}

/** A page may load while the network is away. */
async function retried(work: () => Promise<void>): Promise<void> {
  for (let wait = 1000; ; wait = Math.min(wait * 2, 60_000)) {
    try {
      return await work();
    } catch (error) {
      const gone = (error as { passing?: boolean }).passing === false;
      if (gone) return;
      await new Promise((done) => setTimeout(done, wait));
    }
  }
}

const script = document.currentScript as HTMLScriptElement | null;
if (script) {
  if (document.body) start(script);
  else addEventListener('DOMContentLoaded', () => start(script));
}
