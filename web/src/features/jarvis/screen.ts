/** What somebody looks at, for Jarvis. */
import { useEffect } from 'react';

export type Screen = {
  path: string;
  /** What stands at the page's top. */
  title?: string;
  record?: { type: string; id: string };
  /** Ids of what is marked. */
  selected?: string[];
};

const MOST = 100;
const RECORD = /\/([a-z-]+)\/([0-9a-f]{8}-[0-9a-f-]{27})(?:\/|$)/;

let marked: string[] = [];

/** Tells Jarvis what is marked on the page that is shown. */
export function useMarked(ids: readonly string[]) {
  const known = ids.slice(0, MOST).join(' ');
  useEffect(() => {
    marked = known === '' ? [] : known.split(' ');
    return () => {
      marked = [];
    };
  }, [known]);
}

/** What the page's address says of what is looked at. */
export function recordIn(path: string): Screen['record'] {
  const found = RECORD.exec(path);
  const [, type, id] = found ?? [];
  return type && id ? { type, id } : undefined;
}

/** What is looked at now. */
export function screenNow(path: string): Screen {
  const title = document.querySelector('#main h1')?.textContent?.trim().slice(0, 300);
  return {
    path: path.slice(0, 500),
    ...(title ? { title } : {}),
    ...(recordIn(path) ? { record: recordIn(path) } : {}),
    ...(marked.length > 0 ? { selected: marked } : {}),
  };
}
