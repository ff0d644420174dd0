import '@mantine/charts/styles.layer.css';
import { SimpleGrid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCan } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { Charts } from './Charts';
import { Figures } from './Figures';
import { overviewQuery } from './queries';

/** The desk in numbers, counted from the lists themselves. */
export function OverviewPage() {
  const { t } = useI18n();
  const can = useCan();
  const overview = useQuery(overviewQuery(can('runs:read')));
  return (
    <Page title={t('overview.title')} intro={t('overview.intro')}>
      {overview.isPending && (
        <Stack>
          <SimpleGrid cols={{ base: 2, md: 4 }}>
            <LoadingRows rows={1} height={92} />
            <LoadingRows rows={1} height={92} />
            <LoadingRows rows={1} height={92} />
            <LoadingRows rows={1} height={92} />
          </SimpleGrid>
          <LoadingRows rows={1} height={260} />
        </Stack>
      )}
      {overview.isError && <ErrorNotice error={overview.error} onRetry={() => overview.refetch()} />}
      {overview.isSuccess && (
        <Stack gap="md">
          <Figures data={overview.data} />
          <Charts data={overview.data} />
        </Stack>
      )}
    </Page>
  );
}
