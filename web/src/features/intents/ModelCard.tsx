import { Anchor, Button, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconSchool } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCan } from '../../app/session';
import { useFormat, useI18n } from '../../i18n/context';
import { Card } from '../../ui/Card';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { RelativeTime } from '../../ui/RelativeTime';
import { RunNotice } from '../runs/RunNotice';
import classes from './intents.module.css';
import { modelQuery, useTrain } from './queries';

/** The classifier in use: what it is, how well it does on examples it has not seen. */
export function ModelCard() {
  const { t } = useI18n();
  const can = useCan();
  const format = useFormat();
  const model = useQuery(modelQuery);
  const train = useTrain();
  const data = model.data;
  return (
    <Card
      title={t('model.title')}
      aside={
        can('intents:write') && (
          <Button
            id="train-button"
            size="sm"
            leftSection={<IconSchool size={16} aria-hidden="true" />}
            loading={train.isPending}
            onClick={() => train.mutate({})}
          >
            {t('model.train')}
          </Button>
        )
      }
    >
      <Stack gap="sm">
        {model.isPending && <LoadingRows rows={2} height={40} />}
        {model.isError && <ErrorNotice error={model.error} onRetry={() => model.refetch()} />}
        {data && data.version === null && (
          <Text size="sm" c="dimmed">
            {t('model.none')}
          </Text>
        )}
        {data && data.version !== null && (
          <SimpleGrid cols={{ base: 2, xs: 3 }} spacing="sm">
            <Figure label={t('model.accuracy')}>
              {data.crossValidatedAccuracy === null ? '–' : format.percent(data.crossValidatedAccuracy, 1)}
            </Figure>
            <Figure label={t('model.threshold')}>
              {data.threshold === null ? '–' : format.number(data.threshold, 2)}
            </Figure>
            <Figure label={t('model.intents')}>
              {data.intents === null ? '–' : format.number(data.intents)}
            </Figure>
            <Figure label={t('model.examples')}>
              {data.examples === null ? '–' : format.number(data.examples)}
            </Figure>
            <Figure label={t('model.trained')}>
              {data.trainedAt ? <RelativeTime at={data.trainedAt} /> : '–'}
              {data.seconds !== null && ` (${format.duration(data.seconds * 1000)})`}
            </Figure>
            <Figure label={t('model.engine')}>{data.engine ? engineParts(data.engine) : '–'}</Figure>
          </SimpleGrid>
        )}
        {data && data.version !== null && (
          <Anchor
            size="sm"
            renderRoot={(props) => (
              <Link to="/intents/versions/$version" params={{ version: String(data.version) }} {...props} />
            )}
          >
            {t('versions.howGood')}
          </Anchor>
        )}
        {train.isError && <ErrorNotice error={train.error} />}
        {train.isSuccess && <RunNotice runId={train.data.runId} title={t('model.training')} />}
      </Stack>
    </Card>
  );
}

/** `words+embedding:<model>` with room to break. */
function engineParts(engine: string): string {
  return engine.replaceAll('+', ' + ').replaceAll(':', ': ');
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text size="sm" fw={600} className={`tk-tabular ${classes.figure}`}>
        {children}
      </Text>
    </div>
  );
}
