import { Button, Group, Select, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMessageCircle, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import { loadAll, PAGE_LIMIT } from '../../api/pages';
import { useCan } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { Install } from './Install';
import { KnownCustomers } from './KnownCustomers';
import { NewWidget } from './NewWidget';
import { WidgetForm } from './WidgetForm';

/** The installations of the chat widget: look, words, pages, script tag and secret. */
export function WidgetsPage() {
  const { t } = useI18n();
  const can = useCan();
  const [chosen, setChosen] = useState<string | null>(null);
  const [adding, { open, close }] = useDisclosure(false);
  const list = useQuery({
    queryKey: keys.widgets,
    queryFn: () =>
      loadAll((cursor) =>
        unwrap(api.GET('/api/v1/widgets', { params: { query: { limit: PAGE_LIMIT, cursor } } })),
      ),
  });
  const writes = can('widgets:write');
  const shown = list.data?.find((one) => one.id === chosen) ?? list.data?.[0];
  return (
    <Page
      title={t('widget.title')}
      intro={t('widget.intro')}
      actions={
        <Group gap="xs">
          {(list.data?.length ?? 0) > 1 && (
            <Select
              aria-label={t('widget.name')}
              allowDeselect={false}
              value={shown?.id ?? null}
              data={list.data?.map((one) => ({ value: one.id, label: one.name }))}
              onChange={setChosen}
            />
          )}
          {writes && (
            <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={open}>
              {t('widget.new')}
            </Button>
          )}
        </Group>
      }
    >
      {list.isPending && <LoadingRows rows={3} />}
      {list.isError && <ErrorNotice error={list.error} onRetry={() => list.refetch()} />}
      {list.isSuccess && !shown && (
        <EmptyState icon={IconMessageCircle} title={t('widget.none')} text={t('widget.noneText')} />
      )}
      {shown && (
        <Stack gap="md">
          <Install widget={shown} />
          <WidgetForm key={shown.id} widget={shown} writes={writes} />
          <KnownCustomers widget={shown} writes={writes} />
        </Stack>
      )}
      <NewWidget opened={adding} onClose={close} onMade={setChosen} />
    </Page>
  );
}
