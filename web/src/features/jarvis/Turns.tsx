import { Button, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useI18n } from '../../i18n/context';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { Asked } from './Asked';
import { isAnswering, type Thread, type Turn, turnsQuery } from './api';
import classes from './jarvis.module.css';
import { Working } from './Working';

/** What was said and answered, the newest last. */
export function Turns({ thread }: { thread: Thread }) {
  const { t } = useI18n();
  const turns = useInfiniteQuery(turnsQuery(thread.id));
  const end = useRef<HTMLDivElement>(null);
  const items = turns.data?.pages.flatMap((page) => page.items) ?? [];
  const [last] = items;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is new comes into sight
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'end' });
  }, [last?.number, last?.state]);
  if (turns.isPending) return <LoadingRows rows={3} />;
  if (turns.isError) return <ErrorNotice error={turns.error} onRetry={() => void turns.refetch()} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keyboard
    <div className={classes.turns} role="log" aria-label={t('jarvis.log')} tabIndex={0}>
      {turns.hasNextPage && (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={turns.isFetchingNextPage}
          onClick={() => void turns.fetchNextPage()}
        >
          {t('jarvis.earlier')}
        </Button>
      )}
      {[...items].reverse().map((turn) => (
        <OneTurn key={turn.number} thread={thread} turn={turn} />
      ))}
      <div ref={end} />
    </div>
  );
}

function OneTurn({ thread, turn }: { thread: Thread; turn: Turn }) {
  const { t } = useI18n();
  return (
    <article className={classes.turn}>
      <div className={classes.said}>{turn.content}</div>
      {turn.answer !== null && <div className={classes.answer}>{turn.answer}</div>}
      {turn.answer === null && isAnswering(turn) && <Working turn={turn} mine={thread.mine} />}
      {turn.waiting.map((approval) => (
        <Asked key={approval.id} thread={thread} approval={approval} />
      ))}
      {turn.answer === null && !isAnswering(turn) && (
        <Text size="sm" c="red">
          {turn.state === 'cancelled' ? t('jarvis.stopped') : (turn.error ?? t('jarvis.failed'))}
        </Text>
      )}
      {turn.tools.length > 0 && (
        <Text size="xs" c="dimmed" className={classes.tools}>
          {t('jarvis.used', { tools: turn.tools.join(', ') })}
          {turn.untrusted && ` · ${t('jarvis.untrusted')}`}
        </Text>
      )}
    </article>
  );
}
