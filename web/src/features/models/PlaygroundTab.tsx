import {
  ActionIcon,
  Autocomplete,
  Button,
  Group,
  NumberInput,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
} from '@mantine/core';
import { IconCpu, IconPlayerPlay, IconPlayerStop, IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { useI18n } from '../../i18n/context';
import { Card } from '../../ui/Card';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { AnswerPane } from './AnswerPane';
import { namesQuery } from './api';
import { useAnswers } from './useAnswers';

const MOST = 3;

/** One question to several models, whose answers stand side by side. */
export function PlaygroundTab() {
  const { t } = useI18n();
  const names = useQuery(namesQuery);
  if (names.isPending) return <LoadingRows rows={3} />;
  if (names.isError) return <ErrorNotice error={names.error} onRetry={() => void names.refetch()} />;
  if (names.data.length === 0) {
    return <EmptyState icon={IconCpu} title={t('models.play.none')} text={t('models.play.noneText')} />;
  }
  return <Playground names={names.data} />;
}

function Playground({ names }: { names: string[] }) {
  const { t } = useI18n();
  const [models, setModels] = useState(() => names.slice(0, 2));
  const [system, setSystem] = useState('');
  const [prompt, setPrompt] = useState('');
  const [temperature, setTemperature] = useState<number | string>('');
  const [maxTokens, setMaxTokens] = useState<number | string>(512);
  const { answers, busy, start, stop } = useAnswers();
  const chosen = models.map((model) => model.trim()).filter(Boolean);
  const ready = prompt.trim() !== '' && chosen.length > 0;
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (!ready || busy) return;
    const number = (value: number | string) => (typeof value === 'number' ? value : null);
    start(chosen, {
      system: system.trim(),
      prompt: prompt.trim(),
      temperature: number(temperature),
      maxTokens: number(maxTokens),
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
  };
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed" maw={720}>
        {t('models.play.intro')}
      </Text>
      <Card>
        <form onSubmit={submit} onKeyDown={onKeyDown}>
          <Stack gap="sm">
            <Models names={names} models={models} onChange={setModels} />
            <Textarea
              label={t('models.play.system')}
              autosize
              maxRows={6}
              value={system}
              onChange={(event) => setSystem(event.currentTarget.value)}
            />
            <Textarea
              label={t('models.play.prompt')}
              required
              autosize
              minRows={3}
              maxRows={12}
              value={prompt}
              onChange={(event) => setPrompt(event.currentTarget.value)}
            />
            <Group justify="space-between" align="flex-end">
              <Group gap="sm">
                <NumberInput
                  w={130}
                  label={t('models.play.temperature')}
                  min={0}
                  max={2}
                  step={0.1}
                  value={temperature}
                  onChange={setTemperature}
                />
                <NumberInput
                  w={130}
                  label={t('models.play.maxTokens')}
                  min={1}
                  max={100_000}
                  allowDecimal={false}
                  value={maxTokens}
                  onChange={setMaxTokens}
                />
              </Group>
              {busy ? (
                // Two buttons and not one that changes: the click that stops would send the form at once.
                <Button
                  key="stop"
                  variant="default"
                  leftSection={<IconPlayerStop size={16} aria-hidden="true" />}
                  onClick={stop}
                >
                  {t('models.play.stop')}
                </Button>
              ) : (
                <Button
                  key="ask"
                  type="submit"
                  leftSection={<IconPlayerPlay size={16} aria-hidden="true" />}
                  disabled={!ready}
                >
                  {t('models.play.ask')}
                </Button>
              )}
            </Group>
          </Stack>
        </form>
      </Card>
      {answers.length > 0 && (
        <SimpleGrid cols={{ base: 1, sm: Math.min(answers.length, 2), lg: answers.length }}>
          {answers.map((answer, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a model may be compared with itself
            <AnswerPane key={index} answer={answer} />
          ))}
        </SimpleGrid>
      )}
    </Stack>
  );
}

function Models(props: { names: string[]; models: string[]; onChange: (models: string[]) => void }) {
  const { names, models, onChange } = props;
  const { t } = useI18n();
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: models.length }} spacing="sm">
        {models.map((model, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a model may be compared with itself
          <Group key={index} gap={4} align="flex-end" wrap="nowrap">
            <Autocomplete
              flex={1}
              miw={0}
              label={t('models.play.model', { number: index + 1 })}
              data={names}
              // What is chosen already narrows nothing down.
              filter={({ options, search }) =>
                names.includes(search)
                  ? options
                  : options.filter((one) => 'value' in one && one.value.includes(search.trim()))
              }
              value={model}
              onChange={(value) => onChange(models.with(index, value))}
            />
            {models.length > 1 && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={t('models.play.remove', { number: index + 1 })}
                onClick={() => onChange(models.filter((_, place) => place !== index))}
              >
                <IconX size={16} aria-hidden="true" />
              </ActionIcon>
            )}
          </Group>
        ))}
      </SimpleGrid>
      {models.length < MOST && (
        <Group>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden="true" />}
            onClick={() => onChange([...models, names[models.length] ?? names[0] ?? ''])}
          >
            {t('models.play.add')}
          </Button>
        </Group>
      )}
    </>
  );
}
