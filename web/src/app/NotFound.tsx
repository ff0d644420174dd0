import { IconMapOff } from '@tabler/icons-react';
import { useI18n } from '../i18n/context';
import { BackLink } from '../ui/BackLink';
import { EmptyState } from '../ui/EmptyState';
import { Page } from '../ui/Page';

export function NotFound() {
  const { t } = useI18n();
  return (
    <Page title={t('notFound.title')}>
      <EmptyState icon={IconMapOff} title={t('notFound.title')} text={t('notFound.text')}>
        <BackLink to="/inbox">{t('nav.inbox')}</BackLink>
      </EmptyState>
    </Page>
  );
}
