import { Button, Stack, Tabs } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFileText, IconPlus, IconSearch } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCan } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { Page } from '../../ui/Page';
import { AddDocument } from './AddDocument';
import { DocumentTable } from './DocumentTable';
import { SearchBox } from './SearchBox';
import { Upload } from './Upload';

const route = getRouteApi('/knowledge');

/** What Tekup may answer from. */
export function KnowledgePage() {
  const { t } = useI18n();
  const can = useCan();
  const { tab = 'documents' } = route.useSearch();
  const navigate = useNavigate();
  const [adding, { open, close }] = useDisclosure(false);
  const writes = can('knowledge:write');
  return (
    <Page
      title={t('knowledge.title')}
      intro={t('knowledge.intro')}
      actions={
        writes && (
          <Button leftSection={<IconPlus size={16} aria-hidden="true" />} variant="default" onClick={open}>
            {t('knowledge.addText')}
          </Button>
        )
      }
    >
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(value) =>
          navigate({ to: '/knowledge', search: value === 'search' ? { tab: 'search' } : {}, replace: true })
        }
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="documents" leftSection={<IconFileText size={16} aria-hidden="true" />}>
            {t('knowledge.documents')}
          </Tabs.Tab>
          <Tabs.Tab value="search" leftSection={<IconSearch size={16} aria-hidden="true" />}>
            {t('knowledge.try')}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="documents">
          <Stack gap="md">
            {writes && <Upload />}
            <DocumentTable />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="search">
          <SearchBox />
        </Tabs.Panel>
      </Tabs>
      <AddDocument opened={adding} onClose={close} />
    </Page>
  );
}
