import '@mantine/charts/styles.layer.css';
import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconBolt } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { keys } from '../../../api/keys';
import { useCan } from '../../../app/session';
import { useFormat, useI18n } from '../../../i18n/context';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { LoadingRows } from '../../../ui/Loading';
import { Page } from '../../../ui/Page';
import { useRun } from '../../runs/queries';
import { RunNotice } from '../../runs/RunNotice';
import { Quality } from './Quality';
import { scoringQuery, useTrain } from './queries';
import { Settings } from './Settings';
import { Versions } from './Versions';

/** How leads are scored: what the tenant has set, and how good its own model is. */
export function ScoringPage() {
  const { t } = useI18n();
  const format = useFormat();
  const sets = useCan()('crm:setup');
  const scoring = useQuery(scoringQuery);
  const train = useTrain();
  const { data } = scoring;
  return (
    <Page
      title={t('scoring.title')}
      intro={t('scoring.intro')}
      actions={
        sets && (
          <Button
            leftSection={<IconBolt size={16} aria-hidden="true" />}
            loading={train.isPending}
            onClick={() => train.mutate()}
          >
            {t('scoring.train')}
          </Button>
        )
      }
    >
      <Stack gap="md">
        {train.isError && <ErrorNotice error={train.error} />}
        {train.data && <Training key={train.data.runId} runId={train.data.runId} />}
        {scoring.isPending && <LoadingRows />}
        {scoring.isError && <ErrorNotice error={scoring.error} onRetry={() => scoring.refetch()} />}
        {data?.drifting && (
          <Alert color="amber" variant="light" role="status" title={t('scoring.drifting')}>
            <Text size="sm" c="var(--mantine-color-text)">
              {t('scoring.driftingText', { drift: format.number(data.drift ?? 0, 2) })}
            </Text>
          </Alert>
        )}
        {data &&
          (data.model ? (
            <Quality model={data.model} drift={data.drift} />
          ) : (
            <Card title={t('scoring.byRules')}>
              <Text size="sm" c="dimmed">
                {t('scoring.byRulesText')}
              </Text>
            </Card>
          ))}
        {data && <Settings key={JSON.stringify(data.settings)} settings={data.settings} sets={sets} />}
        <Versions sets={sets} />
      </Stack>
    </Page>
  );
}

/** The training that was started here; what it made shows once it is done. */
function Training({ runId }: { runId: string }) {
  const cache = useQueryClient();
  const run = useRun(runId);
  const completed = run.data?.state === 'completed';
  useEffect(() => {
    if (completed) void cache.invalidateQueries({ queryKey: keys.crmScoring });
  }, [completed, cache]);
  return <RunNotice runId={runId} />;
}
