import { IconArrowDown } from '@tabler/icons-react';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import classes from './messages.module.css';

const NEAR_END_PX = 80;

/**
 * The scrolling thread: a live region that stays at the newest message unless the reader has scrolled
 * up; then a button leads back.
 */
export function MessageLog(props: { label: string; jumpLabel: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const atEnd = useRef(true);
  const [away, setAway] = useState(false);

  useLayoutEffect(() => toEnd(box.current), []);

  useEffect(() => {
    const content = list.current;
    if (!content) return;
    const observer = new ResizeObserver(() => {
      if (atEnd.current) toEnd(box.current);
    });
    observer.observe(content);
    return () => observer.disconnect();
  }, []);

  return (
    <div className={classes.logFrame}>
      <div
        ref={box}
        className={classes.log}
        role="log"
        aria-live="polite"
        aria-relevant="additions"
        aria-label={props.label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area has to be reachable by keyboard
        tabIndex={0}
        onScroll={(event) => {
          const { scrollHeight, scrollTop, clientHeight } = event.currentTarget;
          atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
          setAway(!atEnd.current);
        }}
      >
        <ol ref={list} className={classes.list}>
          {props.children}
        </ol>
      </div>
      {away && (
        <button type="button" className={classes.jump} onClick={() => toEnd(box.current)}>
          <IconArrowDown size={15} aria-hidden="true" />
          {props.jumpLabel}
        </button>
      )}
    </div>
  );
}

function toEnd(element: HTMLElement | null): void {
  if (element) element.scrollTop = element.scrollHeight;
}
