import { Badge, Button, Group, SimpleGrid, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { VersionReport } from '../../api/types';
import { useCan } from '../../app/session';
import { useFormat, useI18n } from '../../i18n/context';
import { languageName } from '../../i18n/labels';
import { BackLink } from '../../ui/BackLink';
import { Card } from '../../ui/Card';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import ui from '../../ui/ui.module.css';
import { Activate } from './Activate';
import { Confusions } from './Confusions';
import { versionQuery } from './queries';

const route = getRouteApi('/intents/versions/$version');
/** Intents shown before all are asked for. */
const FIRST = 15;

/** How good one version is, on examples it had not seen. */
export function VersionPage() {
  const { t } = useI18n();
  const can = useCan();
  const version = Number(route.useParams().version);
  const report = useQuery(versionQuery(version));
  const data = report.data;
  return (
    <Page
      title={t('versions.number', { version })}
      intro={data?.note ?? undefined}
      back={<BackLink to="/intents/versions">{t('versions.title')}</BackLink>}
      actions={
        data &&
        (data.inUse ? (
          <Badge color="fjord">{t('versions.inUse')}</Badge>
        ) : (
          can('intents:write') && <Activate version={version} />
        ))
      }
    >
      {report.isPending && <LoadingRows />}
      {report.isError && <ErrorNotice error={report.error} onRetry={() => report.refetch()} />}
      {data && data.evaluated === 0 && <Text c="dimmed">{t('versions.noReport')}</Text>}
      {data && data.evaluated > 0 && (
        <Stack gap="lg">
          <Figures report={data} />
          <Confusions pairs={data.confusions} />
          <IntentFigures report={data} />
        </Stack>
      )}
    </Page>
  );
}

function Figures({ report }: { report: VersionReport }) {
  const { t } = useI18n();
  const format = useFormat();
  const share = (value: number | null) => (value === null ? '–' : format.percent(value, 1));
  const figures = [
    [t('model.accuracy'), share(report.crossValidatedAccuracy)],
    [t('versions.accepted'), share(report.acceptedAccuracy)],
    [t('versions.foreign'), share(report.foreignRejected)],
    [t('model.threshold'), format.number(report.threshold, 2)],
    [t('versions.evaluated'), format.number(report.evaluated)],
    ...report.languages.map((each) => [languageName(each.language, t), format.percent(each.accuracy, 1)]),
  ];
  return (
    <Card>
      <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="md">
        {figures.map(([label, value]) => (
          <div key={label}>
            <Text size="xs" c="dimmed">
              {label}
            </Text>
            <Text fw={600} className="tk-tabular">
              {value}
            </Text>
          </div>
        ))}
      </SimpleGrid>
    </Card>
  );
}

function IntentFigures({ report }: { report: VersionReport }) {
  const { t } = useI18n();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const rows = all ? report.byIntent : report.byIntent.slice(0, FIRST);
  const share = (value: number | null) => (value === null ? '–' : format.percent(value));
  return (
    <Card title={t('versions.byIntent')}>
      <Table.ScrollContainer minWidth={300}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('intents.name')}</Table.Th>
              <Table.Th ta="right">{t('versions.f1')}</Table.Th>
              <Table.Th ta="right">{t('versions.precision')}</Table.Th>
              <Table.Th ta="right">{t('versions.recall')}</Table.Th>
              <Table.Th ta="right" visibleFrom="sm">
                {t('model.examples')}
              </Table.Th>
              <Table.Th visibleFrom="sm">{t('versions.confusedWith')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((each) => (
              <Table.Tr key={each.intent}>
                <Table.Td>
                  <Link className={ui.rowLink} to="/intents/$name" params={{ name: each.intent }}>
                    {each.intent}
                  </Link>
                </Table.Td>
                <Table.Td ta="right">{share(each.f1)}</Table.Td>
                <Table.Td ta="right">{share(each.precision)}</Table.Td>
                <Table.Td ta="right">{share(each.recall)}</Table.Td>
                <Table.Td ta="right" visibleFrom="sm">
                  {format.number(each.examples)}
                </Table.Td>
                <Table.Td visibleFrom="sm">{each.confusedWith ?? '–'}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {report.byIntent.length > rows.length && (
        <Group justify="center" mt="sm">
          <Button variant="subtle" onClick={() => setAll(true)}>
            {t('versions.showAll', { count: report.byIntent.length })}
          </Button>
        </Group>
      )}
    </Card>
  );
}
