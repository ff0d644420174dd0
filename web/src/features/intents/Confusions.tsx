import { Text } from '@mantine/core';
import { useI18n } from '../../i18n/context';
import { Card } from '../../ui/Card';
import classes from './confusions.module.css';

type Pair = { intent: string; takenFor: string; count: number };

/** Intents in the heat map, and pairs in the list: what a person can take in at once. */
const MOST_INTENTS = 12;
const MOST_PAIRS = 10;

/** A heat map of the intents that are mixed up most, and the worst pairs as bars. */
export function Confusions({ pairs }: { pairs: Pair[] }) {
  const { t } = useI18n();
  if (pairs.length === 0) {
    return (
      <Card title={t('versions.confusions')}>
        <Text size="sm" c="dimmed">
          {t('versions.noConfusions')}
        </Text>
      </Card>
    );
  }
  return (
    <Card title={t('versions.confusions')}>
      <Text size="sm" c="dimmed" mb="sm">
        {t('versions.confusionsText')}
      </Text>
      <HeatMap pairs={pairs} />
      <Text fw={600} size="sm" mt="md" mb={4}>
        {t('versions.pairs')}
      </Text>
      <Bars pairs={pairs.slice(0, MOST_PAIRS)} />
    </Card>
  );
}

function HeatMap({ pairs }: { pairs: Pair[] }) {
  const { t } = useI18n();
  const shown = worst(pairs);
  const counts = new Map(pairs.map((pair) => [`${pair.intent}\n${pair.takenFor}`, pair.count]));
  const most = pairs[0]?.count ?? 1;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={t('versions.confusions')}>
      <table className={classes.map}>
        <thead>
          <tr>
            <td />
            {shown.map((intent) => (
              <th key={intent} scope="col" className={classes.column}>
                <span>{intent}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((intent) => (
            <tr key={intent}>
              <th scope="row" className={classes.rowName}>
                {intent}
              </th>
              {shown.map((takenFor) => {
                const count = counts.get(`${intent}\n${takenFor}`) ?? 0;
                const strength = count === 0 ? 0 : 15 + Math.round((85 * count) / most);
                return (
                  <td
                    key={takenFor}
                    className={intent === takenFor ? classes.same : classes.cell}
                    data-strong={strength > 60 || undefined}
                    style={{
                      backgroundColor:
                        count > 0
                          ? `color-mix(in srgb, var(--mantine-color-amber-6) ${strength}%, transparent)`
                          : undefined,
                    }}
                    title={count > 0 ? t('versions.pair', { intent, takenFor, count }) : undefined}
                  >
                    {count > 0 ? count : ''}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Bars({ pairs }: { pairs: Pair[] }) {
  const { t } = useI18n();
  const most = pairs[0]?.count ?? 1;
  return (
    <ol className={classes.bars}>
      {pairs.map((pair) => (
        <li key={`${pair.intent} ${pair.takenFor}`}>
          <span>{t('versions.pair', pair)}</span>
          <span
            className={classes.bar}
            style={{ inlineSize: `${(100 * pair.count) / most}%` }}
            aria-hidden="true"
          />
        </li>
      ))}
    </ol>
  );
}

/** The intents that take part in most of the mistakes. */
function worst(pairs: Pair[]): string[] {
  const sums = new Map<string, number>();
  for (const { intent, takenFor, count } of pairs) {
    for (const name of [intent, takenFor]) sums.set(name, (sums.get(name) ?? 0) + count);
  }
  return [...sums]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_INTENTS)
    .map(([intent]) => intent);
}
