import { Button, SimpleGrid, Stack, Table, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus, IconSearch, IconTargetArrow } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { IntentSummary } from '../../api/types';
import { useCan } from '../../app/session';
import { useFormat, useI18n } from '../../i18n/context';
import { languageName } from '../../i18n/labels';
import { Card } from '../../ui/Card';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { RelativeTime } from '../../ui/RelativeTime';
import ui from '../../ui/ui.module.css';
import { ModelCard } from './ModelCard';
import { NewIntent } from './NewIntent';
import { intentsQuery } from './queries';
import { TryMessage } from './TryMessage';

/** What customers may want, and the examples it is learned from. */
export function IntentsPage() {
  const { t } = useI18n();
  const can = useCan();
  const [text, setText] = useState('');
  const [adding, { open, close }] = useDisclosure(false);
  const intents = useQuery(intentsQuery);
  const wanted = text.trim().toLowerCase();
  const items = (intents.data ?? []).filter(
    (intent) =>
      intent.name.toLowerCase().includes(wanted) || intent.description?.toLowerCase().includes(wanted),
  );
  return (
    <Page
      title={t('intents.title')}
      intro={t('intents.intro')}
      actions={
        <>
          <LinkButton to="/intents/entities">{t('entities.title')}</LinkButton>
          <LinkButton to="/intents/suggestions">{t('suggestions.title')}</LinkButton>
          <LinkButton to="/intents/versions">{t('versions.title')}</LinkButton>
          {can('intents:write') && (
            <Button variant="default" leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={open}>
              {t('intents.new')}
            </Button>
          )}
        </>
      }
    >
      <SimpleGrid cols={{ base: 1, md: 2 }} mb="lg">
        <ModelCard />
        <TryMessage />
      </SimpleGrid>
      <Stack gap="sm">
        <TextInput
          type="search"
          maw={360}
          aria-label={t('intents.find')}
          placeholder={t('intents.find')}
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {intents.isPending && <LoadingRows />}
        {intents.isError && <ErrorNotice error={intents.error} onRetry={() => intents.refetch()} />}
        {intents.isSuccess && items.length === 0 && (
          <EmptyState
            icon={IconTargetArrow}
            title={wanted ? t('intents.noneFound') : t('intents.none')}
            text={wanted ? undefined : t('intents.noneText')}
          />
        )}
        {items.length > 0 && <IntentTable items={items} />}
      </Stack>
      <NewIntent opened={adding} onClose={close} />
    </Page>
  );
}

function LinkButton({
  to,
  children,
}: {
  to: '/intents/entities' | '/intents/suggestions' | '/intents/versions';
  children: string;
}) {
  return (
    <Button variant="subtle" renderRoot={(props) => <Link to={to} {...props} />}>
      {children}
    </Button>
  );
}

function IntentTable({ items }: { items: IntentSummary[] }) {
  const { t } = useI18n();
  const format = useFormat();
  return (
    <Card p={0}>
      <Table.ScrollContainer minWidth={300}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('intents.name')}</Table.Th>
              <Table.Th ta="right">{t('intents.examples')}</Table.Th>
              <Table.Th visibleFrom="xs">{t('intents.languages')}</Table.Th>
              <Table.Th visibleFrom="sm">{t('knowledge.updated')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((intent) => (
              <Table.Tr key={intent.id}>
                <Table.Td>
                  <Link className={ui.rowLink} to="/intents/$name" params={{ name: intent.name }}>
                    {intent.name}
                  </Link>
                  {intent.description && (
                    <Text size="xs" c="dimmed">
                      {intent.description}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td ta="right" className="tk-tabular">
                  {format.number(intent.examples)}
                </Table.Td>
                <Table.Td visibleFrom="xs">
                  {intent.languages.map((language) => languageName(language, t)).join(', ') || '–'}
                </Table.Td>
                <Table.Td visibleFrom="sm">
                  <RelativeTime at={intent.updatedAt} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}
