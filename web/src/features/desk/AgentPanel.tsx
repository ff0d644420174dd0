import { Alert, Group, Radio, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import { useCan } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';

const STYLES = ['professional', 'friendly', 'technical'] as const;
type Style = (typeof STYLES)[number];

/** In which tone the AI agent speaks to customers. */
export function AgentPanel() {
  const { t } = useI18n();
  const writes = useCan()('desk:write');
  const cache = useQueryClient();
  const settings = useQuery({
    queryKey: keys.agentSettings,
    queryFn: () => unwrap(api.GET('/api/v1/agent/settings')),
  });
  const change = useMutation({
    mutationFn: (style: Style) => unwrap(api.PUT('/api/v1/agent/settings', { body: { style } })),
    onSuccess: (saved) => cache.setQueryData(keys.agentSettings, saved),
  });
  if (settings.isPending) return <LoadingRows rows={3} />;
  if (settings.isError) return <ErrorNotice error={settings.error} onRetry={() => settings.refetch()} />;
  const shown = change.isPending ? change.variables : settings.data.style;
  return (
    <Stack gap="md" maw={640}>
      <Radio.Group
        label={t('desk.agent.style')}
        description={t('desk.agent.intro')}
        value={shown}
        onChange={(value) => change.mutate(value as Style)}
      >
        <Stack gap="xs" mt="sm">
          {STYLES.map((style) => (
            <Radio.Card key={style} value={style} p="md" radius="md" disabled={!writes}>
              <Group wrap="nowrap" align="flex-start">
                <Radio.Indicator />
                <div>
                  <Text fw={600}>{t(`desk.agent.${style}`)}</Text>
                  <Text size="sm" c="dimmed">
                    {t(`desk.agent.${style}Example`)}
                  </Text>
                </div>
              </Group>
            </Radio.Card>
          ))}
        </Stack>
      </Radio.Group>
      {!writes && (
        <Text size="sm" c="dimmed">
          {t('desk.readOnly')}
        </Text>
      )}
      <div aria-live="polite">
        {change.isSuccess && <Alert color="green">{t('desk.agent.saved')}</Alert>}
        {change.isError && <ErrorNotice error={change.error} />}
      </div>
    </Stack>
  );
}
