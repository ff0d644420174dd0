import { Outlet } from '@tanstack/react-router';
import { useI18n } from '../../i18n/context';
import { useDocumentTitle } from '../../ui/Page';
import classes from './inbox.module.css';
import { Queue } from './Queue';
import { useChosen } from './useChosen';

/** The desk: the queue beside the thread; on a narrow screen one of the two at a time. */
export function InboxPage() {
  const { t } = useI18n();
  const open = useChosen() !== undefined;
  useDocumentTitle(t('inbox.title'));
  return (
    <div className={classes.desk} data-thread={open}>
      <section className={classes.queue} aria-label={t('inbox.queue')}>
        <Queue />
      </section>
      <div className={classes.thread}>
        <Outlet />
      </div>
    </div>
  );
}
