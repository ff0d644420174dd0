import { ActionIcon, Button, CopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconChevronRight, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useI18n } from '../i18n/context';
import classes from './json.module.css';

/** Entries of one list or object drawn before someone asks for more. */
const STEP = 100;
/** Characters of a text drawn before someone asks for the rest. */
const TEXT = 400;

/** Any JSON value as a tree that opens; branches are drawn when they are opened. */
export function JsonTree({ value, label, open = 1 }: { value: unknown; label: string; open?: number }) {
  const { t } = useI18n();
  return (
    <div className={classes.box}>
      <CopyButton value={JSON.stringify(value, null, 2) ?? ''}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? t('action.copied') : t('action.copy')}>
            <ActionIcon
              className={classes.copy}
              size="sm"
              aria-label={`${t('action.copy')}: ${label}`}
              onClick={copy}
            >
              {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area has to be reachable by keyboard */}
      <section className={classes.tree} aria-label={label} tabIndex={0}>
        <Value value={value} open={open} />
      </section>
    </div>
  );
}

function Value({ name, value, open }: { name?: string; value: unknown; open: number }) {
  if (typeof value === 'object' && value !== null) return <Branch name={name} value={value} open={open} />;
  return (
    <div className={classes.leaf}>
      {name !== undefined && <span className={classes.name}>{name}: </span>}
      {typeof value === 'string' ? (
        <LongText text={value} />
      ) : (
        <span className={classes.atom}>{String(value)}</span>
      )}
    </div>
  );
}

function Branch({ name, value, open }: { name?: string; value: object; open: number }) {
  const { t } = useI18n();
  const list = Array.isArray(value);
  const entries = Object.entries(value);
  const [most, setMost] = useState(STEP);
  const [opened, setOpened] = useState(open > 0);
  const size = list ? `[${entries.length}]` : `{${entries.length}}`;
  if (entries.length === 0) {
    return (
      <div className={classes.leaf}>
        {name !== undefined && <span className={classes.name}>{name}: </span>}
        <span className={classes.atom}>{list ? '[]' : '{}'}</span>
      </div>
    );
  }
  return (
    <div>
      <button
        type="button"
        className={classes.toggle}
        aria-expanded={opened}
        onClick={() => setOpened((before) => !before)}
      >
        <IconChevronRight size={13} aria-hidden="true" className={classes.chevron} />
        <span className={classes.name}>{name ?? t('json.value')}</span>
        <span className={classes.size}>{size}</span>
      </button>
      {opened && (
        <div className={classes.children}>
          {entries.slice(0, most).map(([key, each]) => (
            <Value key={key} name={key} value={each} open={open - 1} />
          ))}
          {entries.length > most && (
            <Button size="compact-xs" variant="subtle" onClick={() => setMost(most + STEP)}>
              {t('json.more', { count: entries.length - most })}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function LongText({ text }: { text: string }) {
  const { t } = useI18n();
  const [whole, setWhole] = useState(false);
  const cut = !whole && text.length > TEXT;
  return (
    <span className={classes.text}>
      {JSON.stringify(cut ? `${text.slice(0, TEXT)}…` : text)}
      {cut && (
        <Button size="compact-xs" variant="subtle" onClick={() => setWhole(true)}>
          {t('json.rest', { count: text.length - TEXT })}
        </Button>
      )}
    </span>
  );
}
