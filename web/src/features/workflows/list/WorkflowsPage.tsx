import { Button, FileButton, Group, Select, Stack, Table, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconRoute, IconSearch, IconUpload } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiError } from '../../../api/errors';
import { flatten } from '../../../api/pages';
import { useCan } from '../../../app/session';
import { useI18n } from '../../../i18n/context';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { LinkButton } from '../../../ui/LinkButton';
import { LoadingRows } from '../../../ui/Loading';
import { Page } from '../../../ui/Page';
import { RelativeTime } from '../../../ui/RelativeTime';
import ui from '../../../ui/ui.module.css';
import { MAY_WRITE, useImport, type WorkflowState, type WorkflowSummary, workflowsQuery } from '../api';
import { StateBadge } from '../StateBadge';
import { WorkflowMenu } from '../WorkflowMenu';
import { Describe } from './Describe';
import { LastRun } from './LastRun';
import { NewWorkflow } from './NewWorkflow';
import { Templates } from './Templates';

const STATES: WorkflowState[] = ['draft', 'published', 'archived'];

export function WorkflowsPage() {
  const { t } = useI18n();
  const may = useCan()(MAY_WRITE);
  const [state, setState] = useState<WorkflowState | null>(null);
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search.trim(), 250);
  const [adding, setAdding] = useState(false);
  const list = useInfiniteQuery(workflowsQuery({ state: state ?? undefined, search: settled || undefined }));
  const items = flatten(list.data);
  const narrowed = state !== null || settled !== '';
  return (
    <Page
      title={t('flow.title')}
      intro={t('flow.intro')}
      actions={
        <>
          <LinkButton to="/workflows/interfaces">{t('interfaces.title')}</LinkButton>
          {may && (
            <>
              <Import />
              <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setAdding(true)}>
                {t('flow.new')}
              </Button>
            </>
          )}
        </>
      }
    >
      <Stack gap="lg">
        {may && <Describe />}
        <div>
          <Group mb="md" gap="sm">
            <TextInput
              aria-label={t('flow.search')}
              placeholder={t('flow.search')}
              leftSection={<IconSearch size={15} aria-hidden="true" />}
              value={search}
              onChange={(event) => setSearch(event.currentTarget.value)}
            />
            <Select
              aria-label={t('runs.filterState')}
              placeholder={t('runs.allStates')}
              clearable
              clearButtonProps={{ 'aria-label': t('action.clear') }}
              data={STATES.map((value) => ({ value, label: t(`flow.is.${value}`) }))}
              value={state}
              onChange={(value) => setState(STATES.find((one) => one === value) ?? null)}
            />
          </Group>
          {list.isPending && <LoadingRows />}
          {list.isError && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
          {list.isSuccess && items.length === 0 && (
            <EmptyState
              icon={IconRoute}
              title={t('flow.none')}
              text={narrowed ? t('flow.noneSuch') : t('flow.noneText')}
            />
          )}
          {items.length > 0 && <List items={items} />}
          {list.hasNextPage && (
            <Button
              mt="md"
              variant="default"
              loading={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              {t('action.more')}
            </Button>
          )}
        </div>
        {may && <Templates />}
      </Stack>
      <NewWorkflow opened={adding} onClose={() => setAdding(false)} />
    </Page>
  );
}

function List({ items }: { items: WorkflowSummary[] }) {
  const { t } = useI18n();
  return (
    <Card p={0}>
      <Table.ScrollContainer minWidth={340}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('flow.one')}</Table.Th>
              <Table.Th>{t('runs.state')}</Table.Th>
              <Table.Th visibleFrom="sm">{t('flow.lastRun')}</Table.Th>
              <Table.Th visibleFrom="sm">{t('flow.updated')}</Table.Th>
              <Table.Th w={44} aria-label={t('runs.actions')} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((workflow) => (
              <Table.Tr key={workflow.id}>
                <Table.Td>
                  <Link className={ui.rowLink} to="/workflows/$id" params={{ id: workflow.id }}>
                    {workflow.name}
                  </Link>
                  {workflow.description && (
                    <Text size="xs" c="dimmed" lineClamp={1}>
                      {workflow.description}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>
                  <StateBadge workflow={workflow} />
                </Table.Td>
                <Table.Td visibleFrom="sm">
                  <LastRun id={workflow.id} />
                </Table.Td>
                <Table.Td visibleFrom="sm">
                  <RelativeTime at={workflow.updatedAt} />
                </Table.Td>
                <Table.Td>
                  <WorkflowMenu workflow={workflow} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}

function Import() {
  const { t } = useI18n();
  const navigate = useNavigate();
  const load = useImport();
  const [unreadable, setUnreadable] = useState<ApiError | null>(null);
  const read = async (file: File | null) => {
    if (!file) return;
    setUnreadable(null);
    let value: unknown;
    try {
      value = JSON.parse(await file.text());
    } catch {
      setUnreadable(new ApiError({ status: 400, code: 'validation_failed', message: t('flow.noJson') }));
      return;
    }
    load.mutate(value, {
      onSuccess: (made) => void navigate({ to: '/workflows/$id', params: { id: made.id } }),
    });
  };
  return (
    <>
      <FileButton accept="application/json,.json" onChange={(file) => void read(file)}>
        {(props) => (
          <Button
            {...props}
            variant="default"
            loading={load.isPending}
            leftSection={<IconUpload size={16} aria-hidden="true" />}
          >
            {t('flow.import')}
          </Button>
        )}
      </FileButton>
      {(unreadable ?? load.error) && <ErrorNotice error={unreadable ?? load.error} />}
    </>
  );
}
