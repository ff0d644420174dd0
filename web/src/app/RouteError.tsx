import type { ErrorComponentProps } from '@tanstack/react-router';
import { useI18n } from '../i18n/context';
import { ErrorNotice } from '../ui/ErrorNotice';
import { Page } from '../ui/Page';

/** A page that broke, or whose code could not be fetched after an upgrade of the server. */
export function RouteError({ error }: ErrorComponentProps) {
  const { t } = useI18n();
  return (
    <Page title={t('error.title')}>
      <ErrorNotice error={error} onRetry={() => window.location.reload()} />
    </Page>
  );
}
