import { Badge, Button, Group, Select, Stack, Table, Text, TextInput } from '@mantine/core';
import { IconHistory, IconSchool } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { IntentVersion } from '../../api/types';
import { useCan } from '../../app/session';
import { useFormat, useI18n } from '../../i18n/context';
import { BackLink } from '../../ui/BackLink';
import { Card } from '../../ui/Card';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { RelativeTime } from '../../ui/RelativeTime';
import ui from '../../ui/ui.module.css';
import { RunNotice } from '../runs/RunNotice';
import { Activate } from './Activate';
import { useTrain, versionsQuery } from './queries';

/** Every version of the intent model, and which one answers. */
export function VersionsPage() {
  const { t } = useI18n();
  const can = useCan();
  const versions = useQuery(versionsQuery);
  const items = versions.data ?? [];
  return (
    <Page
      title={t('versions.title')}
      intro={t('versions.intro')}
      back={<BackLink to="/intents">{t('intents.title')}</BackLink>}
    >
      <Stack gap="lg">
        {can('intents:write') && <TrainCandidate />}
        {versions.isPending && <LoadingRows />}
        {versions.isError && <ErrorNotice error={versions.error} onRetry={() => versions.refetch()} />}
        {versions.isSuccess && items.length === 0 && (
          <EmptyState icon={IconHistory} title={t('versions.none')} text={t('versions.noneText')} />
        )}
        {items.length > 1 && <Compare versions={items} />}
        {items.length > 0 && <VersionTable versions={items} />}
      </Stack>
    </Page>
  );
}

function TrainCandidate() {
  const { t } = useI18n();
  const [note, setNote] = useState('');
  const train = useTrain();
  return (
    <Card title={t('versions.candidate')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          train.mutate({ candidate: true, note: note.trim() || undefined });
        }}
      >
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {t('versions.candidateText')}
          </Text>
          <Group gap="sm" align="flex-end">
            <TextInput
              flex={1}
              label={t('versions.note')}
              placeholder={t('versions.noteHint')}
              maxLength={500}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
            <Button
              type="submit"
              leftSection={<IconSchool size={16} aria-hidden="true" />}
              loading={train.isPending}
            >
              {t('model.train')}
            </Button>
          </Group>
          {train.isError && <ErrorNotice error={train.error} />}
          {train.isSuccess && <RunNotice runId={train.data.runId} title={t('model.training')} />}
        </Stack>
      </form>
    </Card>
  );
}

function Compare({ versions }: { versions: IntentVersion[] }) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const numbers = versions.map((each) => ({
    value: String(each.version),
    label: t('versions.number', { version: each.version }),
  }));
  const used = versions.find((each) => each.inUse)?.version ?? versions[0]?.version ?? 1;
  const other = versions.find((each) => each.version !== used)?.version ?? used;
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const [a, b] = [from ?? String(used), to ?? String(other)];
  return (
    <Card title={t('versions.compare')}>
      <Group gap="sm" align="flex-end">
        <Select
          label={t('versions.from')}
          data={numbers}
          value={a}
          onChange={setFrom}
          allowDeselect={false}
        />
        <Select label={t('versions.to')} data={numbers} value={b} onChange={setTo} allowDeselect={false} />
        <Button
          variant="default"
          disabled={a === b}
          onClick={() =>
            void navigate({ to: '/intents/compare', search: { from: Number(a), to: Number(b) } })
          }
        >
          {t('versions.compare')}
        </Button>
      </Group>
    </Card>
  );
}

function VersionTable({ versions }: { versions: IntentVersion[] }) {
  const { t } = useI18n();
  const can = useCan();
  const format = useFormat();
  return (
    <Card p={0}>
      <Table.ScrollContainer minWidth={300}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('versions.version')}</Table.Th>
              <Table.Th ta="right">{t('model.accuracy')}</Table.Th>
              <Table.Th ta="right" visibleFrom="sm">
                {t('model.examples')}
              </Table.Th>
              <Table.Th visibleFrom="sm">{t('model.trained')}</Table.Th>
              <Table.Th />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {versions.map((each) => (
              <Table.Tr key={each.version}>
                <Table.Td>
                  <Link
                    className={ui.rowLink}
                    to="/intents/versions/$version"
                    params={{ version: String(each.version) }}
                  >
                    {t('versions.number', { version: each.version })}
                  </Link>
                  {each.note && (
                    <Text size="xs" c="dimmed">
                      {each.note}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td ta="right" className="tk-tabular">
                  {each.crossValidatedAccuracy === null
                    ? '–'
                    : format.percent(each.crossValidatedAccuracy, 1)}
                </Table.Td>
                <Table.Td ta="right" className="tk-tabular" visibleFrom="sm">
                  {format.number(each.examples)}
                </Table.Td>
                <Table.Td visibleFrom="sm">
                  <RelativeTime at={each.trainedAt} />
                </Table.Td>
                <Table.Td ta="right">
                  {each.inUse && <Badge color="fjord">{t('versions.inUse')}</Badge>}
                  {!each.inUse && can('intents:write') && <Activate version={each.version} />}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}
