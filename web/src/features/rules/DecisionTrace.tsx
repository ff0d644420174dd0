import { Badge, Divider, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCan } from '../../app/session';
import { useFormat, useI18n } from '../../i18n/context';
import { ruleTypeLabel } from '../../i18n/labels';
import { type Decision, decisionsQuery } from './queries';
import classes from './rules.module.css';

/** What the rules decided in a conversation: which row fired, and each condition beside its value. */
export function DecisionTrace({ conversationId }: { conversationId: string }) {
  const { t } = useI18n();
  const format = useFormat();
  const may = useCan()('conversations:read');
  const decisions = useQuery({ ...decisionsQuery(conversationId), enabled: may });
  const fired = (decisions.data ?? []).filter((one) => one.rules.some((rule) => rule.rows.length > 0));
  if (fired.length === 0) return null;
  return (
    <Stack gap="xs" component="section" className="decision-trace">
      <Divider />
      <Title order={3}>{t('rules.trace')}</Title>
      {fired.toReversed().map((decision) => (
        <details key={decision.at} className={classes.trace}>
          <summary>
            <time dateTime={decision.at}>{format.time(decision.at)}</time>{' '}
            {decision.rules
              .filter((rule) => rule.rows.length > 0)
              .map((rule) => `${rule.rule}: ${rule.rows.map((row) => row.id ?? row.row).join(', ')}`)
              .join(' · ')}
          </summary>
          {decision.rules.map((rule) => (
            <RuleTrace key={rule.rule} rule={rule} title={t('rules.any')} />
          ))}
        </details>
      ))}
    </Stack>
  );
}

function RuleTrace({ rule, title }: { rule: Decision['rules'][number]; title: string }) {
  const { t } = useI18n();
  return (
    <div>
      <Text component="div" size="sm" mt={6}>
        <Badge size="xs" mr={6}>
          {ruleTypeLabel(rule.type, t)}
        </Badge>
        <Link to="/rules/$name" params={{ name: rule.rule }}>
          {rule.rule}
        </Link>{' '}
        {rule.version > 0 && t('rules.versionShort', { version: rule.version })}
      </Text>
      {rule.error && (
        <Text size="xs" c="var(--mantine-color-error)">
          {rule.error}
        </Text>
      )}
      {rule.note && (
        <Text size="xs" fs="italic">
          {rule.note}
        </Text>
      )}
      <ol className={classes.traceRows}>
        {rule.trace.map((row) => (
          <li key={`${row.node}:${row.row}`} value={row.row} data-matched={row.matched}>
            {row.description ?? row.id ?? ''}
            {row.cells?.map((cell) => (
              <Text key={cell.column} size="xs" className="tk-mono" data-holds={cell.holds}>
                {cell.holds ? '✓' : '✗'} {cell.column} {cell.condition} · {JSON.stringify(cell.value)}
              </Text>
            ))}
            {!row.cells?.length && (
              <Text size="xs" c="dimmed">
                {title}
              </Text>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}
