import { Alert, Button, Group, List, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { asApiError } from '../api/errors';
import { useI18n } from '../i18n/context';
import { errorTitle } from '../i18n/labels';

/** What failed, which fields, and the request id to quote to whoever runs the server. */
export function ErrorNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useI18n();
  const failure = asApiError(error);
  const message = failure.status === 0 ? t('error.network') : failure.message;
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertTriangle size={18} />}
      title={errorTitle(failure.code, t)}
      role="alert"
    >
      <Text size="sm" c="var(--mantine-color-text)">
        {message}
      </Text>
      {failure.fields.length > 0 && (
        <List size="sm" mt={4} c="var(--mantine-color-text)">
          {failure.fields.map((field) => (
            <List.Item key={`${field.field}:${field.code}`}>
              <span className="tk-mono">{field.field}</span>: {field.message}
            </List.Item>
          ))}
        </List>
      )}
      {(failure.requestId || onRetry) && (
        <Group mt="xs" gap="sm">
          {onRetry && (
            <Button size="compact-sm" variant="default" onClick={onRetry}>
              {t('action.retry')}
            </Button>
          )}
          {failure.requestId && (
            <Text size="xs" c="dimmed">
              {t('error.requestId')} <span className="tk-mono">{failure.requestId}</span>
            </Text>
          )}
        </Group>
      )}
    </Alert>
  );
}
