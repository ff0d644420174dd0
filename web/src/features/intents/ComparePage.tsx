import { Group, SimpleGrid, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { IntentVersion, VersionComparison } from '../../api/types';
import { useCan } from '../../app/session';
import { useFormat, useI18n } from '../../i18n/context';
import { BackLink } from '../../ui/BackLink';
import { Card } from '../../ui/Card';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { Activate } from './Activate';
import { comparisonQuery } from './queries';

const route = getRouteApi('/intents/compare');
const MOST_INTENTS = 20;

/** What differs between two versions: figures, intents, and messages that customers wrote lately. */
export function ComparePage() {
  const { t } = useI18n();
  const { from, to } = route.useSearch();
  const comparison = useQuery(comparisonQuery(from, to));
  const data = comparison.data;
  return (
    <Page
      title={t('versions.compareTitle', { from, to })}
      back={<BackLink to="/intents/versions">{t('versions.title')}</BackLink>}
    >
      {comparison.isPending && <LoadingRows />}
      {comparison.isError && <ErrorNotice error={comparison.error} onRetry={() => comparison.refetch()} />}
      {data && (
        <Stack gap="lg">
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <Side version={data.from} />
            <Side version={data.to} />
          </SimpleGrid>
          <Messages data={data} />
          <Intents data={data} />
        </Stack>
      )}
    </Page>
  );
}

function Side({ version }: { version: IntentVersion }) {
  const { t } = useI18n();
  const can = useCan();
  const format = useFormat();
  return (
    <Card
      title={t('versions.number', { version: version.version })}
      aside={
        version.inUse ? (
          <Text size="sm">{t('versions.inUse')}</Text>
        ) : (
          can('intents:write') && <Activate version={version.version} />
        )
      }
    >
      {version.note && (
        <Text size="sm" mb="xs">
          {version.note}
        </Text>
      )}
      <Group gap="lg">
        <Text size="sm">
          {t('model.accuracy')}:{' '}
          <b>
            {version.crossValidatedAccuracy === null
              ? '–'
              : format.percent(version.crossValidatedAccuracy, 1)}
          </b>
        </Text>
        <Text size="sm">
          {t('model.examples')}: <b>{format.number(version.examples)}</b>
        </Text>
        <Text size="sm">
          {t('model.intents')}: <b>{format.number(version.intents)}</b>
        </Text>
      </Group>
    </Card>
  );
}

function Messages({ data }: { data: VersionComparison }) {
  const { t } = useI18n();
  const format = useFormat();
  const reading = (one: VersionComparison['messages'][number]['from']) =>
    `${one.intent ?? t('versions.outOfScope')} (${format.percent(one.confidence)})`;
  return (
    <Card title={t('versions.messages')}>
      <Text size="sm" c="dimmed" mb="sm">
        {data.messages.length === 0
          ? t('versions.noMessages')
          : t('versions.messagesText', { count: format.number(data.messagesRead) })}
      </Text>
      {data.messages.length > 0 && (
        <Table.ScrollContainer minWidth={300}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('try.message')}</Table.Th>
                <Table.Th>{t('versions.from')}</Table.Th>
                <Table.Th>{t('versions.to')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.messages.map((each) => (
                <Table.Tr key={`${each.text} ${each.from.confidence} ${each.to.confidence}`}>
                  <Table.Td>{each.text}</Table.Td>
                  <Table.Td>{reading(each.from)}</Table.Td>
                  <Table.Td>{reading(each.to)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Card>
  );
}

function Intents({ data }: { data: VersionComparison }) {
  const { t } = useI18n();
  const format = useFormat();
  const f1 = (side: VersionComparison['byIntent'][number]['from']) => {
    if (side === null) return t('versions.unknown');
    return side.f1 === null ? '–' : format.percent(side.f1);
  };
  return (
    <Card title={t('versions.changed')}>
      <Table.ScrollContainer minWidth={300}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('intents.name')}</Table.Th>
              <Table.Th ta="right">
                {t('versions.f1')}, {t('versions.from').toLowerCase()}
              </Table.Th>
              <Table.Th ta="right">
                {t('versions.f1')}, {t('versions.to').toLowerCase()}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.byIntent.slice(0, MOST_INTENTS).map((each) => (
              <Table.Tr key={each.intent}>
                <Table.Td>{each.intent}</Table.Td>
                <Table.Td ta="right">{f1(each.from)}</Table.Td>
                <Table.Td ta="right">{f1(each.to)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}
