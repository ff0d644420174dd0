import { Button, Group, Select, Stack, Switch } from '@mantine/core';
import { IconUserCheck } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { flatten } from '../../api/pages';
import { useI18n } from '../../i18n/context';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LinkButton } from '../../ui/LinkButton';
import { LoadingRows } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { ApprovalCard } from './ApprovalCard';
import { APPROVAL_STATES, type ApprovalState, approvalsQuery } from './queries';

/** What waits for somebody's leave, and what was decided. */
export function ApprovalsPage() {
  const { t } = useI18n();
  const [state, setState] = useState<ApprovalState | null>('pending');
  const [mine, setMine] = useState(true);
  const list = useInfiniteQuery(approvalsQuery({ state: state ?? undefined, mine: mine || undefined }));
  const items = flatten(list.data);
  return (
    <Page
      title={t('approvals.title')}
      intro={t('approvals.intro')}
      actions={<LinkButton to="/approvals/groups">{t('approvers.title')}</LinkButton>}
    >
      <Group mb="md" gap="md">
        <Select
          aria-label={t('runs.filterState')}
          placeholder={t('runs.allStates')}
          clearable
          clearButtonProps={{ 'aria-label': t('action.clear') }}
          data={APPROVAL_STATES.map((value) => ({ value, label: t(`approvals.is.${value}`) }))}
          value={state}
          onChange={(value) => setState(APPROVAL_STATES.find((one) => one === value) ?? null)}
        />
        <Switch
          label={t('approvals.mine')}
          checked={mine}
          onChange={(event) => setMine(event.currentTarget.checked)}
        />
      </Group>
      {list.isPending && <LoadingRows height={110} rows={3} />}
      {list.isError && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && items.length === 0 && (
        <EmptyState icon={IconUserCheck} title={t('approvals.none')} text={t('approvals.noneText')} />
      )}
      <Stack gap="md">
        {items.map((approval) => (
          <ApprovalCard key={approval.id} approval={approval} />
        ))}
      </Stack>
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
    </Page>
  );
}
