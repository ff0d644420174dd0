import { Text } from '@mantine/core';
import type { RunLog } from '../../api/types';
import { useFormat, useI18n } from '../../i18n/context';
import classes from './runs.module.css';

export function RunLogs({ logs }: { logs: RunLog[] }) {
  const { t } = useI18n();
  const format = useFormat();
  if (logs.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('runs.noLogs')}
      </Text>
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area has to be reachable by keyboard
    <ol className={classes.logs} tabIndex={0}>
      {logs.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: log lines are only ever added at the end
        <li key={`${line.at}:${index}`} data-level={line.level.toLowerCase()}>
          <time dateTime={line.at} title={format.dateTime(line.at)}>
            {format.time(line.at)}
          </time>
          <span className={classes.level}>{line.level}</span>
          <span>{line.message}</span>
        </li>
      ))}
    </ol>
  );
}
