import { Badge, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useFormat, useI18n } from '../../../i18n/context';
import { JsonTree } from '../../../ui/JsonTree';
import { RelativeTime } from '../../../ui/RelativeTime';
import type { Entry, MemoryEntry, ModelEntry, ToldEntry, ToolEntry } from './model';
import { Payload } from './Payload';
import classes from './trace.module.css';

/** By which the timeline finds a step on the page. */
export const anchorOf = (id: string) => `step-${id.replaceAll(/[^\w.-]+/g, '-')}`;

/** One thing that an agent did, or was told. `over` does the run over from there. */
export function EntryView({ entry, over }: { entry: Entry; over?: ReactNode }) {
  return (
    <li id={anchorOf(entry.id)} className={classes.entry} data-is={entry.is} tabIndex={-1}>
      <Body entry={entry} over={over} />
    </li>
  );
}

function Body({ entry, over }: { entry: Entry; over?: ReactNode }) {
  const { t } = useI18n();
  switch (entry.is) {
    case 'memory':
      return <Memory entry={entry} over={over} />;
    case 'model':
      return <Model entry={entry} over={over} />;
    case 'tool':
      return <Tool entry={entry} over={over} />;
    case 'told':
      return <Said entry={entry} />;
    case 'summary':
      return (
        <>
          <Head title={t('trace.summary')} over={over} />
          <div className={classes.words}>{entry.text}</div>
        </>
      );
    case 'answer':
      return (
        <>
          <Head title={t('trace.answerStep')} over={over} />
          <Payload title={t('trace.resultShort')} label={t('trace.answerForm')} value={entry.value} opened />
        </>
      );
    case 'other':
      return (
        <>
          <Head title={t('trace.other')} over={over} />
          <JsonTree value={entry.step.detail} label={entry.step.name} />
        </>
      );
  }
}

function Head({ title, badges, over }: { title: string; badges?: ReactNode; over?: ReactNode }) {
  return (
    <Group justify="space-between" gap="xs" align="center">
      <Group gap="xs">
        <Text component="h3" size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
          {title}
        </Text>
        {badges}
      </Group>
      {over}
    </Group>
  );
}

function Outside() {
  const { t } = useI18n();
  return (
    <Group gap={6} className={classes.outside} wrap="nowrap">
      <IconAlertTriangle size={15} aria-hidden="true" style={{ flex: 'none' }} />
      {t('trace.untrusted')}
    </Group>
  );
}

function Memory({ entry, over }: { entry: MemoryEntry; over?: ReactNode }) {
  const { t } = useI18n();
  return (
    <>
      <Head title={t('trace.memory')} over={over} />
      {entry.recalled.length === 0 && (
        <Text size="sm" c="dimmed" mt={6}>
          {t('trace.memoryNone')}
        </Text>
      )}
      {entry.recalled.length > 0 && (
        <ul className={classes.recalled} aria-label={t('trace.memory')}>
          {entry.recalled.map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step never changes
            <li key={index}>
              <div className={classes.words}>{one.text}</div>
              <div className={classes.meta}>
                <span>
                  {t('trace.memoryAt')} <RelativeTime at={one.at} />
                </span>
              </div>
              {one.untrusted && <Outside />}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Model({ entry, over }: { entry: ModelEntry; over?: ReactNode }) {
  const { t } = useI18n();
  const format = useFormat();
  return (
    <>
      <Head title={t('trace.model', { number: entry.number })} over={over} />
      <div className={classes.meta}>
        <span>{entry.model}</span>
        <span>
          {t('trace.usage', {
            read: format.number(entry.promptTokens),
            written: format.number(entry.completionTokens),
          })}
        </span>
        <span>{format.duration(entry.milliseconds)}</span>
      </div>
      {entry.thoughts && (
        <details className={classes.thoughts}>
          <summary>{t('trace.thoughts')}</summary>
          <div className={classes.words}>{entry.thoughts}</div>
        </details>
      )}
      {entry.text && <div className={classes.words}>{entry.text}</div>}
      {entry.calls.length > 0 && (
        <Text size="sm" mt={6}>
          {t('trace.calls', { tools: entry.calls.map((call) => call.name).join(', ') })}
        </Text>
      )}
      {entry.finish === 'length' && (
        <Text size="sm" mt={6} c="var(--tk-notice-ink)">
          {t('trace.cut')}
        </Text>
      )}
    </>
  );
}

const TONE: Record<ToolEntry['verdict'], string> = {
  allowed: 'fjord',
  agreed: 'fjord',
  refused: 'red',
  denied: 'red',
};

function Tool({ entry, over }: { entry: ToolEntry; over?: ReactNode }) {
  const { t } = useI18n();
  const format = useFormat();
  const { tool, verdict, by } = entry;
  const words = () => {
    if (by && verdict === 'agreed') return t('trace.agreedBy', { name: by });
    if (by && verdict === 'refused') return t('trace.refusedBy', { name: by });
    return t(`trace.verdict.${verdict}`);
  };
  const done = verdict === 'allowed' || verdict === 'agreed';
  return (
    <>
      <Head
        title={t('trace.tool', { tool })}
        badges={
          <>
            <Badge color={TONE[verdict]} tt="none">
              {words()}
            </Badge>
            {!entry.ok && (
              <Badge color="red" variant="outline" tt="none">
                {t(done ? 'trace.failed' : 'trace.notDone')}
              </Badge>
            )}
          </>
        }
        over={over}
      />
      <div className={classes.meta}>
        {entry.milliseconds > 0 && <span>{format.duration(entry.milliseconds)}</span>}
        {entry.bytes !== null && <span>{t('trace.bytes', { size: format.bytes(entry.bytes) })}</span>}
      </div>
      {entry.untrusted && <Outside />}
      <Payload
        title={t('trace.argumentsShort')}
        label={t('trace.arguments', { tool })}
        value={entry.arguments}
        opened
      />
      <Payload
        title={t('trace.resultShort')}
        label={t('trace.result', { tool })}
        value={entry.result}
        opened={!entry.ok}
      />
    </>
  );
}

function Said({ entry }: { entry: ToldEntry }) {
  const { t } = useI18n();
  return (
    <div className={classes.told}>
      <Group gap="xs">
        <Text component="h3" size="sm" fw={600}>
          {t('trace.toldBy', { name: entry.by })}
        </Text>
        <Text size="xs" c="dimmed">
          <RelativeTime at={entry.at} />
        </Text>
        {!entry.read && (
          <Badge color="gray" variant="outline" tt="none">
            {t('trace.unread')}
          </Badge>
        )}
      </Group>
      <div className={classes.words}>{entry.text}</div>
    </div>
  );
}
