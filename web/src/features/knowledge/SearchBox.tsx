import { Badge, Button, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, unwrap } from '../../api/client';
import type { SearchAnswer, SearchHit, SearchMode } from '../../api/types';
import { useFormat, useI18n } from '../../i18n/context';
import { searchEngineLabel } from '../../i18n/labels';
import { Card } from '../../ui/Card';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { headingsBelow } from '../../ui/headings';
import { LoadingRows } from '../../ui/Loading';
import ui from '../../ui/ui.module.css';
import classes from './knowledge.module.css';

const MODES: SearchMode[] = ['hybrid', 'keyword', 'vector'];

/** Tries a question against the knowledge: which passages would carry the answer, and why. */
export function SearchBox() {
  const { t } = useI18n();
  const [query, setQuery] = useState('');
  const [mode, setMode] = useState<SearchMode>('hybrid');
  const search = useMutation({
    mutationFn: (body: { query: string; mode: SearchMode; limit: number }) =>
      unwrap(api.POST('/api/v1/knowledge/search', { body })),
  });
  const run = (wanted: SearchMode) => {
    if (query.trim()) search.mutate({ query: query.trim(), mode: wanted, limit: 10 });
  };
  return (
    <Stack gap="md">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          run(mode);
        }}
      >
        <Group gap="sm" align="flex-end">
          <TextInput
            flex="1 1 260px"
            label={t('search.question')}
            placeholder={t('search.placeholder')}
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
          />
          <SegmentedControl
            aria-label={t('search.mode')}
            value={mode}
            onChange={(value) => {
              const next = MODES.find((each) => each === value) ?? 'hybrid';
              setMode(next);
              if (search.isSuccess) run(next);
            }}
            data={MODES.map((value) => ({ value, label: t(`search.mode.${value}`) }))}
          />
          <Button
            type="submit"
            loading={search.isPending}
            leftSection={<IconSearch size={16} aria-hidden="true" />}
          >
            {t('search.go')}
          </Button>
        </Group>
      </form>
      {search.isPending && <LoadingRows rows={3} height={90} />}
      {search.isError && <ErrorNotice error={search.error} onRetry={() => run(mode)} />}
      {search.isSuccess && <Results answer={search.data} />}
    </Stack>
  );
}

function Results({ answer }: { answer: SearchAnswer }) {
  const { t } = useI18n();
  const format = useFormat();
  if (answer.results.length === 0) {
    return <EmptyState icon={IconSearch} title={t('search.none')} text={t('search.noneText')} />;
  }
  return (
    <div>
      <Text size="sm" c="dimmed" mb="sm" role="status">
        {t('search.found', {
          count: answer.results.length,
          time: format.duration(answer.tookMs),
          by: searchEngineLabel(answer.engine, t),
        })}
      </Text>
      <Stack component="ol" gap="sm" className={classes.chunks}>
        {answer.results.map((hit, index) => (
          <li key={hit.chunkId}>
            <Hit hit={hit} place={index + 1} />
          </li>
        ))}
      </Stack>
    </div>
  );
}

function Hit({ hit, place }: { hit: SearchHit; place: number }) {
  const headings = headingsBelow(hit.title, hit.headingPath);
  const { t } = useI18n();
  const format = useFormat();
  return (
    <Card>
      <div className={classes.chunkHead}>
        <span className={classes.ordinal}>{place}</span>
        <span className={classes.hitTitle}>
          <Link
            className={ui.rowLink}
            to="/knowledge/$id"
            params={{ id: hit.documentId }}
            hash={`chunk-${hit.chunkId}`}
          >
            {hit.title}
          </Link>
          {headings.length > 0 && <span className={classes.path}>{headings.join(' › ')}</span>}
        </span>
        <span className={classes.ranks}>
          <Badge color="fjord">{t('search.score', { score: format.number(hit.score, 3) })}</Badge>
          {hit.keywordRank !== null && (
            <Badge color="gray">{t('search.keywordRank', { rank: hit.keywordRank })}</Badge>
          )}
          {hit.vectorRank !== null && (
            <Badge color="plum">{t('search.vectorRank', { rank: hit.vectorRank })}</Badge>
          )}
        </span>
      </div>
      <p className={classes.chunkText}>
        <Marked text={hit.text} sentence={hit.sentence} />
      </p>
    </Card>
  );
}

/** The passage with its best sentence marked. */
function Marked({ text, sentence }: { text: string; sentence: string | null }) {
  const at = sentence ? text.indexOf(sentence) : -1;
  if (!sentence || at < 0) return text;
  return (
    <>
      {text.slice(0, at)}
      <mark className={classes.mark}>{sentence}</mark>
      {text.slice(at + sentence.length)}
    </>
  );
}
