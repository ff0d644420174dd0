import { Badge, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, unwrap } from '../../api/client';
import { useFormat, useI18n } from '../../i18n/context';
import { Card } from '../../ui/Card';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { Understanding } from '../messages/Understanding';

/** Analyses one message without storing anything. */
export function TryMessage() {
  const { t } = useI18n();
  const format = useFormat();
  const [text, setText] = useState('');
  const analysis = useMutation({
    mutationFn: (message: string) => unwrap(api.POST('/api/v1/nlu/analyze', { body: { text: message } })),
  });
  const result = analysis.data;
  const others = (result?.alternatives ?? []).filter((other) => other.intent !== result?.intent).slice(0, 4);
  return (
    <Card title={t('try.title')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim()) analysis.mutate(text.trim());
        }}
      >
        <Stack gap="sm">
          <Textarea
            id="try-input"
            aria-label={t('try.message')}
            placeholder={t('try.placeholder')}
            autosize
            minRows={2}
            maxRows={6}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button
              type="submit"
              variant="default"
              loading={analysis.isPending}
              disabled={text.trim() === ''}
            >
              {t('try.go')}
            </Button>
          </Group>
        </Stack>
      </form>
      {analysis.isError && <ErrorNotice error={analysis.error} />}
      {result && (
        <Stack gap="sm" mt="sm" role="status">
          {!result.inScope && <Badge color="amber">{t('try.outOfScope')}</Badge>}
          <Understanding value={result} />
          {result.requests.length > 0 && (
            <div>
              <Text size="xs" c="dimmed">
                {t('try.requests')}
              </Text>
              {result.requests.map((request) => (
                <Text key={request.start} size="sm">
                  <b>{request.intent}</b> {format.percent(request.confidence)}: {request.text}
                </Text>
              ))}
            </div>
          )}
          {others.length > 0 && (
            <div>
              <Text size="xs" c="dimmed">
                {t('try.alternatives')}
              </Text>
              <Group gap={6}>
                {others.map((other) => (
                  <Badge key={other.intent} color="gray">
                    {other.intent} {format.percent(other.confidence)}
                  </Badge>
                ))}
              </Group>
            </div>
          )}
        </Stack>
      )}
    </Card>
  );
}
