import { useEffect, useRef } from 'react';

/** What the keyboard can do on the canvas, by the key; `mod` is Ctrl, or Cmd on a Mac. */
export const SHORTCUTS = {
  'mod+z': 'undo',
  'mod+shift+z': 'redo',
  'mod+y': 'redo',
  'mod+s': 'save',
  'mod+a': 'selectAll',
  'mod+d': 'duplicate',
  'mod+enter': 'test',
  delete: 'remove',
  backspace: 'remove',
  enter: 'open',
  escape: 'unselect',
  n: 'add',
  c: 'connect',
  l: 'arrange',
  f: 'fit',
  e: 'disable',
  '?': 'help',
} as const;
export type Shortcut = (typeof SHORTCUTS)[keyof typeof SHORTCUTS];

export type ClipboardActions = {
  /** The text to copy; null when nothing is chosen. */
  copy: () => string | null;
  cut: () => string | null;
  /** False when the text is none of ours. */
  paste: (text: string) => boolean;
};

const TYPING = 'input, textarea, select, [contenteditable=true], [role=dialog], [role=menu]';
/** Where a plain Enter or letter belongs to the control itself. */
const CONTROL = 'button, a, [role=option]';

/** Hears the keyboard for the canvas wherever nobody types. */
export function useShortcuts(act: (shortcut: Shortcut) => void, clipboard: ClipboardActions): void {
  const latest = useRef({ act, clipboard });
  latest.current = { act, clipboard };
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      const mod = event.ctrlKey || event.metaKey;
      const target = event.target instanceof Element ? event.target : null;
      const name = event.key.toLowerCase();
      const pressed = `${mod ? 'mod+' : ''}${event.shiftKey && mod ? 'shift+' : ''}${name}`;
      const shortcut = (SHORTCUTS as Record<string, Shortcut>)[pressed];
      if (!shortcut || event.altKey) return;
      // Saving and testing are meant wherever the hands are.
      const everywhere = shortcut === 'save' || shortcut === 'test';
      if (!everywhere && target?.closest(TYPING)) return;
      if (!mod && (name === 'enter' || name === ' ') && target?.closest(CONTROL)) return;
      event.preventDefault();
      latest.current.act(shortcut);
    };
    const onClipboard = (event: ClipboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest(TYPING) || !event.clipboardData) return;
      if (event.type !== 'paste' && !document.getSelection()?.isCollapsed) return;
      const { copy, cut, paste } = latest.current.clipboard;
      if (event.type === 'paste') {
        if (paste(event.clipboardData.getData('text/plain'))) event.preventDefault();
        return;
      }
      const text = event.type === 'copy' ? copy() : cut();
      if (text === null) return;
      event.clipboardData.setData('text/plain', text);
      event.preventDefault();
    };
    window.addEventListener('keydown', key);
    for (const type of ['copy', 'cut', 'paste'] as const) document.addEventListener(type, onClipboard);
    return () => {
      window.removeEventListener('keydown', key);
      for (const type of ['copy', 'cut', 'paste'] as const) document.removeEventListener(type, onClipboard);
    };
  }, []);
}
