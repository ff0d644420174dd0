import { Alert, Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import type { Widget } from '../../api/types';
import { useI18n } from '../../i18n/context';
import { Card } from '../../ui/Card';
import { Confirm } from '../../ui/Confirm';
import { Copied } from './Copied';

/** How the tenant's server says who a visitor is. The secret itself shows once, when it is made. */
export function KnownCustomers({ widget, writes }: { widget: Widget; writes: boolean }) {
  const { t } = useI18n();
  const [asking, { open, close }] = useDisclosure(false);
  const rotate = useMutation({
    mutationFn: () =>
      unwrap(api.POST('/api/v1/widgets/{id}/secret', { params: { path: { id: widget.id } }, body: {} })),
    onSuccess: close,
  });
  return (
    <Card title={t('widget.secret')}>
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{t('widget.secretText')}</Text>
        {rotate.data && <Secret secret={rotate.data.secret} />}
        {writes && (
          <Button variant="default" onClick={open}>
            {t('widget.secretNew')}
          </Button>
        )}
      </Stack>
      <Confirm
        opened={asking}
        title={t('widget.secretNew')}
        text={t('widget.secretAsk')}
        action={t('widget.secretNew')}
        busy={rotate.isPending}
        error={rotate.error}
        onConfirm={() => rotate.mutate()}
        onClose={close}
      />
    </Card>
  );
}

/** A secret, this one time. */
export function Secret({ secret }: { secret: string }) {
  const { t } = useI18n();
  return (
    <Stack gap="sm" w="100%">
      <Alert color="amber" variant="light" role="status">
        <Text size="sm" c="var(--mantine-color-text)">
          {t('widget.secretOnce')}
        </Text>
      </Alert>
      <Copied text={secret} />
    </Stack>
  );
}
