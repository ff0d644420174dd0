import { Button, Group, Text, Textarea } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useI18n } from '../../../i18n/context';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { catalogueQuery, useDescribe } from '../api';

/** Drafts a workflow from a sentence; a person looks at the draft before anything runs. */
export function Describe() {
  const { t } = useI18n();
  const navigate = useNavigate();
  const describe = useDescribe();
  const [sentence, setSentence] = useState('');
  const catalogue = useQuery(catalogueQuery);
  // Without a text model there is nobody to describe it to.
  if (!catalogue.data?.some((one) => one.type === 'model.call')) return null;
  return (
    <Card title={t('flow.describe')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          describe.mutate(sentence.trim(), {
            onSuccess: (made) => void navigate({ to: '/workflows/$id', params: { id: made.id } }),
          });
        }}
      >
        <Group align="flex-end" gap="sm">
          <Textarea
            style={{ flex: '1 1 280px' }}
            aria-label={t('flow.describe')}
            placeholder={t('flow.describeHint')}
            autosize
            minRows={1}
            maxRows={4}
            maxLength={1000}
            value={sentence}
            onChange={(event) => setSentence(event.currentTarget.value)}
          />
          <Button
            type="submit"
            variant="light"
            leftSection={<IconSparkles size={16} aria-hidden="true" />}
            loading={describe.isPending}
            disabled={sentence.trim() === ''}
          >
            {t('flow.describeGo')}
          </Button>
        </Group>
        <Text size="xs" c="dimmed" mt={6}>
          {t('flow.describeText')}
        </Text>
        {describe.isError && <ErrorNotice error={describe.error} />}
      </form>
    </Card>
  );
}
