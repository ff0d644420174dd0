import { type ReactNode, useState } from 'react';
import { LostDialog } from './LostDialog';

type Asked = { name: string; answer: (reason: string | null) => void };

/** Asks why deals are lost before they are put where that is said of them. */
export function useLosing(): { ask: (name: string) => Promise<string | null>; dialog: ReactNode } {
  const [asked, setAsked] = useState<Asked | null>(null);
  return {
    /** `name` says which. Answers with the reason, or `null` where they are not lost after all. */
    ask: (name) =>
      new Promise((resolve) =>
        setAsked({
          name,
          answer: (reason) => {
            setAsked(null);
            resolve(reason);
          },
        }),
      ),
    dialog: asked && <LostDialog name={asked.name} onAnswer={asked.answer} />,
  };
}
