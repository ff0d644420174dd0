import { IconMessages } from '@tabler/icons-react';
import { useI18n } from '../../i18n/context';
import { EmptyState } from '../../ui/EmptyState';
import classes from './inbox.module.css';

export function NoThread() {
  const { t } = useI18n();
  return (
    <div className={classes.center}>
      <EmptyState icon={IconMessages} title={t('inbox.choose')} text={t('inbox.chooseText')} />
    </div>
  );
}
