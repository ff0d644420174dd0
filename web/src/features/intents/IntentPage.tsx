import { Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCan } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { BackLink } from '../../ui/BackLink';
import { Card } from '../../ui/Card';
import { Confirm } from '../../ui/Confirm';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { DialogueCard } from './DialogueCard';
import { ExampleEditor } from './ExampleEditor';
import { intentQuery, useDeleteIntent } from './queries';

const route = getRouteApi('/intents/$name');

export function IntentPage() {
  const { t } = useI18n();
  const can = useCan();
  const { name } = route.useParams();
  const intent = useQuery(intentQuery(name));
  return (
    <Page
      title={name}
      intro={intent.data?.description ?? undefined}
      back={<BackLink to="/intents">{t('intents.title')}</BackLink>}
      actions={intent.isSuccess && can('intents:write') && <DeleteIntent name={name} />}
    >
      {intent.isPending && <LoadingRows />}
      {intent.isError && <ErrorNotice error={intent.error} onRetry={() => intent.refetch()} />}
      {intent.isSuccess && (
        <Stack gap="lg">
          <DialogueCard
            intent={name}
            dialogue={intent.data.dialogue ?? null}
            readOnly={!can('intents:write')}
          />
          <Card title={t('intents.examples')}>
            <Text size="sm" c="dimmed" mb="sm">
              {t('intents.trainAfter')}
            </Text>
            <ExampleEditor
              key={intent.data.updatedAt}
              name={name}
              saved={intent.data.examples}
              readOnly={!can('intents:write')}
            />
          </Card>
        </Stack>
      )}
    </Page>
  );
}

function DeleteIntent({ name }: { name: string }) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const [opened, { open, close }] = useDisclosure(false);
  const remove = useDeleteIntent(name);
  return (
    <>
      <Button variant="default" leftSection={<IconTrash size={16} aria-hidden="true" />} onClick={open}>
        {t('action.delete')}
      </Button>
      <Confirm
        opened={opened}
        title={t('intents.deleteTitle')}
        text={t('intents.deleteText', { name })}
        action={t('action.delete')}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate(undefined, { onSuccess: () => navigate({ to: '/intents' }) })}
        onClose={close}
      />
    </>
  );
}
