import { useI18n } from '../../../i18n/context';
import { Card } from '../../../ui/Card';
import { JsonTree } from '../../../ui/JsonTree';
import type { Trace } from '../api';
import { answerOf } from './model';
import classes from './trace.module.css';

/** What the agent answered, once it has. */
export function Answer({ trace }: { trace: Trace }) {
  const { t } = useI18n();
  const answer = answerOf(trace);
  if (!answer) return null;
  return (
    <Card title={t('trace.answer')}>
      {answer.output === null ? (
        <div className={classes.words}>{answer.text}</div>
      ) : (
        <JsonTree value={answer.output} label={t('trace.answerForm')} open={3} />
      )}
    </Card>
  );
}
