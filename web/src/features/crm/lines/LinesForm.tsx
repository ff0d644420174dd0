import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { asApiError } from '../../../api/errors';
import type { DealLines } from '../../../api/types';
import { useI18n } from '../../../i18n/context';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { same } from '../../../ui/same';
import { bodyOf, type Draft, draftOf, emptyDraft, MOST_LINES, missingOf, totalOf } from '../model/lines';
import { formatMoney } from '../model/money';
import { LineFields } from './LineFields';
import classes from './lines.module.css';
import { linesQuery, useSaveLines } from './queries';

/** Errors that stand beside their field. */
const PLACED = /^lines\.\d+\.(productId|description|quantity|unitPrice|discount)$/;

type Props = { lines: DealLines; onClose: () => void };

/** All lines of a deal, written and saved together. */
export function LinesForm({ lines, onClose }: Props) {
  const { t, language } = useI18n();
  const cache = useQueryClient();
  const save = useSaveLines(lines.id);
  const [seen, setSeen] = useState(lines);
  const [drafts, setDrafts] = useState<Draft[]>(() =>
    lines.items.length > 0 ? lines.items.map(draftOf) : [emptyDraft()],
  );
  const [checked, setChecked] = useState(false);
  /** What somebody else has made of the lines meanwhile. */
  const [theirs, setTheirs] = useState<DealLines | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  const { currency } = seen;
  const failure = save.error && !theirs ? asApiError(save.error) : null;
  const unplaced = failure && !failure.fields.some(({ field }) => PLACED.test(field));
  const sum = drafts.reduce((all, draft) => all + (totalOf(draft) ?? 0), 0);

  /** Puts the cursor into a line: where something is missing, else where a new one begins. */
  const toLine = (place: number, wanted = 'input[aria-invalid=true]') =>
    requestAnimationFrame(() => {
      const line = list.current?.querySelectorAll(':scope > li')[place];
      const input = line?.querySelector<HTMLElement>(wanted) ?? line?.querySelector('input');
      input?.focus();
    });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, where the writing begins
  useEffect(() => {
    toLine(0, lines.items.length > 0 ? 'input[data-quantity]' : undefined);
  }, []);

  const send = (revision: number) =>
    save.mutate(
      { lines: drafts.map(bodyOf), revision },
      {
        onSuccess: onClose,
        onError: async (thrown) => {
          if (asApiError(thrown).status !== 409) return;
          const now = await cache.fetchQuery({ ...linesQuery(lines.id), staleTime: 0 });
          if (now.revision === revision) return;
          // Something else of the deal has changed: its lines are as they were.
          if (same(now.items, seen.items) && now.currency === currency) send(now.revision);
          else setTheirs(now);
        },
      },
    );
  const submit = () => {
    setChecked(true);
    const wrong = drafts.findIndex((draft) => missingOf(draft).length > 0);
    if (wrong >= 0) toLine(wrong);
    else send(seen.revision);
  };
  return (
    <form
      noValidate
      aria-label={t('crm.lines')}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="sm">
        <ul ref={list} className={classes.lines}>
          {drafts.map((draft, place) => (
            <LineFields
              key={draft.key}
              draft={draft}
              place={place}
              currency={currency}
              missing={checked ? missingOf(draft) : []}
              wrong={(field) =>
                failure?.fields.find((one) => one.field === `lines.${place}.${field}`)?.message
              }
              onChange={(next) =>
                setDrafts((before) => before.map((one) => (one.key === draft.key ? next : one)))
              }
              onRemove={() => {
                setDrafts((before) => before.filter((one) => one.key !== draft.key));
                save.reset();
                add.current?.focus();
              }}
            />
          ))}
        </ul>
        {drafts.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('crm.lines.willBeNone')}
          </Text>
        )}
        <Group justify="space-between" gap="xs">
          <Button
            ref={add}
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden="true" />}
            disabled={drafts.length >= MOST_LINES}
            onClick={() => {
              setDrafts((before) => [...before, emptyDraft()]);
              toLine(drafts.length);
            }}
          >
            {t('crm.lines.add')}
          </Button>
          {drafts.length > 0 && (
            <Text size="sm" fw={600} className="tk-tabular" aria-live="polite">
              {t('crm.lines.sum')}: {formatMoney(sum, currency, language)}
            </Text>
          )}
        </Group>
        {theirs && (
          <Alert color="amber" variant="light" role="alert" title={t('crm.conflict')}>
            <Text size="sm" c="var(--mantine-color-text)">
              {t('crm.lines.theirs', {
                lines: theirs.items.map(({ description }) => description).join(', ') || t('crm.nothing'),
              })}
            </Text>
            <Group mt="xs" gap="xs">
              <Button
                size="compact-sm"
                onClick={() => {
                  setSeen(theirs);
                  setTheirs(null);
                  send(theirs.revision);
                }}
              >
                {t('crm.keepMine')}
              </Button>
              <Button size="compact-sm" variant="default" onClick={onClose}>
                {t('crm.keepTheirs')}
              </Button>
            </Group>
          </Alert>
        )}
        {unplaced && <ErrorNotice error={save.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('crm.lines.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
