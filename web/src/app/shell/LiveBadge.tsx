import { Tooltip } from '@mantine/core';
import { useI18n } from '../../i18n/context';
import { useLive } from '../../live/context';
import classes from './Shell.module.css';

/** Whether events arrive as they happen; says so in words, not by colour alone. */
export function LiveBadge() {
  const { t } = useI18n();
  const { state } = useLive();
  const label =
    state === 'live' ? t('live.on') : state === 'connecting' ? t('live.connecting') : t('live.off');
  return (
    <Tooltip label={state === 'live' ? t('live.onHint') : t('live.offHint')}>
      <span className={classes.live} data-state={state} role="status">
        <span className={classes.dot} aria-hidden="true" />
        <span className={classes.liveText}>{label}</span>
      </span>
    </Tooltip>
  );
}
