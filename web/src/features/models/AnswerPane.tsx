import { Loader, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormat, useI18n } from '../../i18n/context';
import { Card } from '../../ui/Card';
import { ErrorNotice } from '../../ui/ErrorNotice';
import trace from '../agents/trace/trace.module.css';
import { type Answer, speedOf } from './answer';
import { providersQuery } from './api';
import classes from './models.module.css';
import { costOf } from './provider';

/** What one model answers, and what it took. */
export function AnswerPane({ answer }: { answer: Answer }) {
  const { t } = useI18n();
  const waiting = answer.state === 'waiting';
  return (
    <Card
      aria-label={t('models.play.answerOf', { name: answer.model })}
      title={answer.model}
      className={classes.answer}
      aria-busy={waiting || answer.state === 'writing'}
    >
      {waiting && (
        <Text size="sm" c="dimmed">
          <Loader size={12} type="dots" mr={8} aria-hidden="true" />
          {t('models.play.waiting')}
        </Text>
      )}
      {answer.thoughts && (
        <details className={trace.thoughts}>
          <summary>{t('models.play.thoughts')}</summary>
          <div className={trace.words}>{answer.thoughts}</div>
        </details>
      )}
      {answer.text && <div className={trace.words}>{answer.text}</div>}
      {answer.state === 'failed' && <ErrorNotice error={answer.error} />}
      {(answer.state === 'stopped' || answer.cut) && (
        <Text size="sm" c="dimmed" mt="xs">
          {t(answer.state === 'stopped' ? 'models.play.stopped' : 'models.play.cut')}
        </Text>
      )}
      <Figures answer={answer} />
    </Card>
  );
}

function Figures({ answer }: { answer: Answer }) {
  const { t } = useI18n();
  const format = useFormat();
  const providers = useQuery(providersQuery).data ?? [];
  const speed = speedOf(answer);
  const cost = answer.used && costOf(providers, answer.model, answer.used);
  const figures = [
    [t('models.play.first'), answer.firstMs === null ? null : format.duration(answer.firstMs)],
    [t('models.play.took'), answer.tookMs === null ? null : format.duration(answer.tookMs)],
    [t('models.play.speed'), speed === null ? null : format.number(speed, 1)],
    [
      t('models.play.tokens'),
      answer.used && `${format.number(answer.used.prompt)} + ${format.number(answer.used.completion)}`,
    ],
    [t('models.play.cost'), cost === null ? null : format.number(cost, 6)],
  ] as const;
  const known = figures.filter(([, value]) => value !== null);
  if (known.length === 0) return null;
  return (
    <dl className={classes.figures}>
      {known.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="tk-tabular">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
