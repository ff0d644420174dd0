import { Button, Group, Stack, Tabs } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFileText, IconPlus, IconSearch, IconWorldDownload, IconWritingSign } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { KNOWLEDGE_TABS } from '../../app/router';
import { useCan } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { Page } from '../../ui/Page';
import { RunNotice } from '../runs/RunNotice';
import { AddDocument } from './AddDocument';
import { DocumentTable } from './DocumentTable';
import { ImportWebsite } from './ImportWebsite';
import { SearchBox } from './SearchBox';
import { Unanswered } from './Unanswered';
import { Upload } from './Upload';

const route = getRouteApi('/knowledge');

/** What Tekup may answer from. */
export function KnowledgePage() {
  const { t } = useI18n();
  const can = useCan();
  const { tab = 'documents' } = route.useSearch();
  const navigate = useNavigate();
  const [adding, { open, close }] = useDisclosure(false);
  const [importing, website] = useDisclosure(false);
  const [started, setStarted] = useState<{ runId: string; url: string }[]>([]);
  const writes = can('knowledge:write');
  return (
    <Page
      title={t('knowledge.title')}
      intro={t('knowledge.intro')}
      actions={
        writes && (
          <Group gap="xs">
            <Button
              leftSection={<IconWorldDownload size={16} aria-hidden="true" />}
              variant="default"
              onClick={website.open}
            >
              {t('website.title')}
            </Button>
            <Button leftSection={<IconPlus size={16} aria-hidden="true" />} variant="default" onClick={open}>
              {t('knowledge.addText')}
            </Button>
          </Group>
        )
      }
    >
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(value) =>
          navigate({
            to: '/knowledge',
            search: { tab: KNOWLEDGE_TABS.find((each) => each === value && each !== 'documents') },
            replace: true,
          })
        }
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="documents" leftSection={<IconFileText size={16} aria-hidden="true" />}>
            {t('knowledge.documents')}
          </Tabs.Tab>
          <Tabs.Tab value="search" leftSection={<IconSearch size={16} aria-hidden="true" />}>
            {t('knowledge.try')}
          </Tabs.Tab>
          <Tabs.Tab value="questions" leftSection={<IconWritingSign size={16} aria-hidden="true" />}>
            {t('unanswered.title')}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="documents">
          <Stack gap="md">
            {writes && <Upload />}
            {started.map(({ runId, url }) => (
              <RunNotice key={runId} runId={runId} title={url} />
            ))}
            <DocumentTable />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="search">
          <SearchBox />
        </Tabs.Panel>
        <Tabs.Panel value="questions">
          <Unanswered />
        </Tabs.Panel>
      </Tabs>
      <AddDocument opened={adding} onClose={close} />
      {importing && (
        <ImportWebsite onClose={website.close} onStarted={(run) => setStarted((runs) => [run, ...runs])} />
      )}
    </Page>
  );
}
