import { useHotkeys, useLocalStorage } from '@mantine/hooks';

/** What the desk does at one key, in the order in which they are listed. */
export const SHORTCUTS = {
  next: 'J',
  previous: 'K',
  back: 'U',
  search: '/',
  tick: 'X',
  takeOver: 'T',
  reply: 'R',
  note: 'N',
  transfer: 'F',
  handBack: 'B',
  wait: 'W',
  tags: 'L',
  resolve: 'E',
  help: '?',
} as const;

export type Shortcut = keyof typeof SHORTCUTS;

/** Whether single keys do something in this browser: who dictates or mistypes has to be able to turn them off (WCAG 2.1.4). */
export function useShortcutsOn() {
  return useLocalStorage({ key: 'tekup.shortcuts', defaultValue: true, getInitialValueInEffect: false });
}

/**
 * Does each thing at its key, outside of fields, dialogs and menus. What is `undefined` is not to be done now.
 */
export function useShortcuts(things: Partial<Record<Shortcut, (() => void) | undefined>>) {
  const [on] = useShortcutsOn();
  const free = () => document.querySelector('[role=dialog], [role=menu], [role=listbox]') === null;
  useHotkeys(
    (Object.keys(things) as Shortcut[]).flatMap((name) => {
      const key = SHORTCUTS[name];
      const act = () => {
        if (free()) things[name]?.();
      };
      // Where signs need the shift key differs between keyboards.
      const keys = /[A-Z]/.test(key) ? [key] : [key, `shift+${key}`];
      return on && things[name] ? keys.map((each): [string, () => void] => [each, act]) : [];
    }),
  );
}
