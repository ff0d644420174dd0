import { Autocomplete, Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBulb, IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { IntentSuggestion } from '../../api/types';
import { useCan } from '../../app/session';
import { useFormat, useI18n } from '../../i18n/context';
import { BackLink } from '../../ui/BackLink';
import { Card } from '../../ui/Card';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { RelativeTime } from '../../ui/RelativeTime';
import { RunNotice } from '../runs/RunNotice';
import classes from './intents.module.css';
import {
  intentsQuery,
  suggestionsQuery,
  useAcceptSuggestion,
  useDismissSuggestion,
  useFindSuggestions,
} from './queries';

/** Messages shown of one suggestion. */
const SHOWN = 5;

/** What customers ask for that no intent covers. */
export function SuggestionsPage() {
  const { t } = useI18n();
  const can = useCan();
  const suggestions = useQuery(suggestionsQuery);
  const find = useFindSuggestions();
  const items = suggestions.data ?? [];
  return (
    <Page
      title={t('suggestions.title')}
      intro={t('suggestions.intro')}
      back={<BackLink to="/intents">{t('intents.title')}</BackLink>}
      actions={
        can('intents:write') && (
          <Button
            leftSection={<IconRefresh size={16} aria-hidden="true" />}
            loading={find.isPending}
            onClick={() => find.mutate()}
          >
            {t('suggestions.find')}
          </Button>
        )
      }
    >
      <Stack gap="md">
        {find.isError && <ErrorNotice error={find.error} />}
        {find.isSuccess && <RunNotice runId={find.data.runId} title={t('suggestions.finding')} />}
        {suggestions.isPending && <LoadingRows />}
        {suggestions.isError && (
          <ErrorNotice error={suggestions.error} onRetry={() => suggestions.refetch()} />
        )}
        {suggestions.isSuccess && items.length === 0 && (
          <EmptyState icon={IconBulb} title={t('suggestions.none')} text={t('suggestions.noneText')} />
        )}
        {items.map((each) => (
          <Suggestion key={each.id} suggestion={each} />
        ))}
      </Stack>
    </Page>
  );
}

function Suggestion({ suggestion }: { suggestion: IntentSuggestion }) {
  const { t } = useI18n();
  const can = useCan();
  const format = useFormat();
  const [accepting, { open, close }] = useDisclosure(false);
  const dismiss = useDismissSuggestion();
  return (
    <Card
      title={suggestion.pattern}
      aside={
        <Text size="sm" c="dimmed">
          {t('suggestions.asked', { count: format.number(suggestion.frequency) })} ·{' '}
          {t('suggestions.lastSeen')} <RelativeTime at={suggestion.lastSeen} />
        </Text>
      }
    >
      <ul className={classes.examples}>
        {suggestion.texts.slice(0, SHOWN).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {dismiss.isError && <ErrorNotice error={dismiss.error} />}
      {can('intents:write') && (
        <Group justify="flex-end" gap="xs" mt="sm">
          <Button variant="default" loading={dismiss.isPending} onClick={() => dismiss.mutate(suggestion.id)}>
            {t('suggestions.dismiss')}
          </Button>
          <Button onClick={open}>{t('suggestions.accept')}</Button>
        </Group>
      )}
      {accepting && <Accept suggestion={suggestion} onClose={close} />}
    </Card>
  );
}

function Accept({ suggestion, onClose }: { suggestion: IntentSuggestion; onClose: () => void }) {
  const { t } = useI18n();
  const intents = useQuery(intentsQuery);
  const accept = useAcceptSuggestion();
  const [intent, setIntent] = useState(suggestion.pattern);
  const [texts, setTexts] = useState(suggestion.texts);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('suggestions.acceptTitle')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          accept.mutate({ id: suggestion.id, intent: intent.trim(), texts }, { onSuccess: onClose });
        }}
      >
        <Stack gap="md">
          <Autocomplete
            label={t('suggestions.intent')}
            description={t('suggestions.intentHint')}
            data={(intents.data ?? []).map((each) => each.name)}
            limit={8}
            maxLength={100}
            required
            value={intent}
            onChange={setIntent}
            data-autofocus
          />
          <Checkbox.Group label={t('suggestions.messages')} value={texts} onChange={setTexts}>
            <Stack gap={6} mt={6}>
              {suggestion.texts.map((text) => (
                <Checkbox key={text} value={text} label={text} />
              ))}
            </Stack>
          </Checkbox.Group>
          {accept.isError && <ErrorNotice error={accept.error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button
              type="submit"
              loading={accept.isPending}
              disabled={intent.trim() === '' || texts.length === 0}
            >
              {t('suggestions.accept')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
