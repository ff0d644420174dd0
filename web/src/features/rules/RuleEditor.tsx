import { Alert, Button, FileButton, Group, List, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowBackUp, IconArrowForwardUp, IconDownload, IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { RuleType } from '../../api/types';
import { useCan } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { Analysis } from './Analysis';
import { begin, redo, step, undo, withTable } from './grid';
import { decisionTables } from './jdm';
import { parseJson } from './parseJson';
import { type Rule, typesQuery, useCheck, type useSaveRule } from './queries';
import { TableEditor } from './TableEditor';

const FORMAT = 'application/json';

/** Edits a version of a rule; what is saved by `save` is a new one, which may be edited by another of these. */
export function RuleEditor({ rule, save }: { rule: Rule; save: ReturnType<typeof useSaveRule> }) {
  const { t } = useI18n();
  const readOnly = !useCan()('rules:write');
  const types = useQuery(typesQuery);
  const [history, setHistory] = useState(() => begin(rule.content));
  const [comment, setComment] = useState('');
  const [seen, setSeen] = useState(rule.latestVersion);
  const [importError, setImportError] = useState<string | null>(null);
  const content = history.now as Record<string, unknown>;
  const [settled] = useDebouncedValue(content, 300);
  const checked = useCheck(rule.type as RuleType, settled);
  const tables = decisionTables(content);
  const vocabulary = types.data?.find((one) => one.type === rule.type);
  const problems = checked.data?.problems ?? [];
  const changed = history.past.length > 0;

  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      const typing = (event.target as HTMLElement).closest('input, textarea, [contenteditable]');
      if (!(event.ctrlKey || event.metaKey) || typing || readOnly) return;
      if (event.key === 'z' && !event.shiftKey) setHistory(undo);
      else if (event.key === 'y' || (event.key.toLowerCase() === 'z' && event.shiftKey)) setHistory(redo);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', keys);
    return () => window.removeEventListener('keydown', keys);
  }, [readOnly]);

  useEffect(() => {
    if (!changed) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [changed]);

  const keep = (draft: boolean) =>
    save.mutate(
      {
        type: rule.type as RuleType,
        content,
        draft,
        expectedVersion: seen,
        comment: comment.trim() || undefined,
      },
      {
        onSuccess: (saved) => {
          setSeen(saved.latestVersion);
          setHistory(begin(content));
          setComment('');
        },
      },
    );
  const read = async (file: File | null) => {
    if (!file) return;
    const parsed = parseJson(await file.text(), t);
    setImportError(parsed.ok ? null : parsed.reason);
    if (parsed.ok) setHistory((before) => step(before, parsed.value));
  };
  return (
    <Stack gap="md">
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          {!readOnly && (
            <>
              <Button
                size="xs"
                variant="default"
                leftSection={<IconArrowBackUp size={14} />}
                disabled={history.past.length === 0}
                onClick={() => setHistory(undo)}
              >
                {t('rules.undo')}
              </Button>
              <Button
                size="xs"
                variant="default"
                leftSection={<IconArrowForwardUp size={14} />}
                disabled={history.future.length === 0}
                onClick={() => setHistory(redo)}
              >
                {t('rules.redo')}
              </Button>
              <FileButton accept={FORMAT} onChange={read}>
                {(props) => (
                  <Button {...props} size="xs" variant="default" leftSection={<IconUpload size={14} />}>
                    {t('rules.import')}
                  </Button>
                )}
              </FileButton>
            </>
          )}
          <Button
            size="xs"
            variant="default"
            component="a"
            download={`${rule.name}.json`}
            href={`data:${FORMAT};charset=utf-8,${encodeURIComponent(JSON.stringify(content, null, 2))}`}
            leftSection={<IconDownload size={14} />}
          >
            {t('rules.export')}
          </Button>
        </Group>
        <Text size="sm" c="dimmed" role="status" id="rule-state">
          {changed ? t('rules.unsaved') : save.isSuccess ? t('state.saved') : ''}
        </Text>
      </Group>
      {importError && (
        <Alert color="red" role="alert">
          {importError}
        </Alert>
      )}
      {problems.length > 0 && (
        <Alert color="red" variant="light" title={t('rules.problems')} id="rule-problems">
          <List size="sm">
            {problems.slice(0, 10).map((problem) => (
              <List.Item key={`${problem.node}:${problem.row}:${problem.field}:${problem.message}`}>
                {problem.row && `${t('rules.rowNumber', { row: problem.row })}, `}
                {problem.field && <b>{problem.field}: </b>}
                {problem.message}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      {tables.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('rules.noTable')}
        </Text>
      )}
      {vocabulary &&
        tables.map((table) => (
          <TableEditor
            key={table.id}
            table={table}
            vocabulary={vocabulary}
            problems={problems}
            hidden={
              new Map(
                checked.data?.analysis
                  .find((one) => one.node === table.id)
                  ?.shadowed.map((one) => [one.row, one.by] as const),
              )
            }
            readOnly={readOnly}
            onChange={(next) => setHistory((before) => step(before, withTable(content, next)))}
          />
        ))}
      {checked.data && <Analysis analysis={checked.data.analysis} />}
      {save.isError && <ErrorNotice error={save.error} />}
      {!readOnly && (
        <Group align="flex-end" gap="xs">
          <TextInput
            label={t('rules.comment')}
            placeholder={t('rules.commentHint')}
            maxLength={500}
            value={comment}
            onChange={(event) => setComment(event.currentTarget.value)}
            style={{ flex: '1 1 220px' }}
          />
          <Button
            variant="default"
            disabled={problems.length > 0}
            loading={save.isPending}
            onClick={() => keep(true)}
          >
            {t('rules.saveDraft')}
          </Button>
          <Button disabled={problems.length > 0} loading={save.isPending} onClick={() => keep(false)}>
            {t('rules.saveLive')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
