import { Alert, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useFormat, useI18n } from '../../../i18n/context';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { triggersQuery, useNewSecret } from '../api';

const TOLD = new Set(['trigger.webhook', 'trigger.form', 'trigger.schedule']);
export const hasDetails = (type: string) => TOLD.has(type);

/** Where a published trigger is reached, and when it comes round. */
export function TriggerDetails(props: { workflowId: string; node: string; type: string; readOnly: boolean }) {
  const { workflowId, node, type, readOnly } = props;
  const { t } = useI18n();
  const format = useFormat();
  const triggers = useQuery(triggersQuery(workflowId));
  const secret = useNewSecret(workflowId);
  const found = triggers.data?.find((one) => one.node === node && one.active);
  if (triggers.isError) return <ErrorNotice error={triggers.error} />;
  if (!triggers.isSuccess) return null;
  if (!found) {
    return (
      <Text size="xs" c="dimmed">
        {t('flow.triggerLater')}
      </Text>
    );
  }
  return (
    <Stack gap="xs">
      {found.url && (
        <Address title={t('flow.address')} text={new URL(found.url, window.location.origin).href} />
      )}
      {found.nextAt && <Text size="sm">{t('flow.nextAt', { time: format.dateTime(found.nextAt) })}</Text>}
      {type === 'trigger.webhook' && !readOnly && (
        <>
          {found.hasSecret === false && (
            <Alert color="amber" p="xs">
              {t('flow.secretMissing')}
            </Alert>
          )}
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconKey size={14} aria-hidden="true" />}
            loading={secret.isPending}
            onClick={() => secret.mutate(node)}
          >
            {t('flow.newSecret')}
          </Button>
          {secret.data && (
            <>
              <Address title={t('flow.secret')} text={secret.data.secret} />
              <Text size="xs" c="dimmed">
                {t('flow.secretOnce')}
              </Text>
            </>
          )}
          {secret.isError && <ErrorNotice error={secret.error} />}
        </>
      )}
    </Stack>
  );
}

function Address({ title, text }: { title: string; text: string }) {
  const { t } = useI18n();
  return (
    <div>
      <Text size="xs" fw={600}>
        {title}
      </Text>
      <Group gap="xs" wrap="nowrap">
        <Code style={{ overflowWrap: 'anywhere' }}>{text}</Code>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button size="compact-xs" variant="default" onClick={copy}>
              {copied ? t('action.copied') : t('action.copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
    </div>
  );
}
