import { ActionIcon, Autocomplete, Button, Group, Select, Stack, Text } from '@mantine/core';
import { IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useI18n } from '../../i18n/context';
import classes from './agents.module.css';
import { DECISIONS, type Rule } from './api';
import type { PartProps } from './DefinitionForm';
import { wrongIn } from './form';
import { suggestions } from './tools';
import { useTools } from './useTools';

/** What the agent may do with its tools; the first rule that names one counts, so they have an order. */
export function Policies({ value, wrong, readOnly, onChange }: PartProps) {
  const { t } = useI18n();
  const tools = useTools();
  const choices = useMemo(() => [...new Set([...value.tools, ...suggestions(tools)])], [value.tools, tools]);
  const rules = value.policies;
  const set = (policies: Rule[]) => onChange({ ...value, policies });
  const change = (at: number, part: Partial<Rule>) =>
    set(rules.map((rule, index) => (index === at ? { ...rule, ...part } : rule)));
  const up = (at: number) => {
    const [moved] = rules.slice(at, at + 1);
    const rest = rules.filter((_, index) => index !== at);
    if (moved) set([...rest.slice(0, at - 1), moved, ...rest.slice(at - 1)]);
  };
  return (
    <div>
      <Text size="sm" fw={500}>
        {t('agents.policies')}
      </Text>
      <Text size="xs" c="dimmed" mb="xs">
        {t('agents.policiesText')}
      </Text>
      <Stack gap="xs">
        {rules.map((rule, at) => {
          const number = at + 1;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a rule is known by its place alone
            <div key={at} className={classes.rule}>
              <Autocomplete
                aria-label={t('agents.policyTool', { number })}
                placeholder="leads.*"
                maxLength={100}
                disabled={readOnly}
                data={choices}
                limit={40}
                value={rule.tool}
                error={wrongIn(wrong, `policies.${at}`)}
                onChange={(tool) => change(at, { tool })}
              />
              <Select
                aria-label={t('agents.policyDecision', { number })}
                allowDeselect={false}
                disabled={readOnly}
                data={DECISIONS.map((each) => ({ value: each, label: t(`agents.decision.${each}`) }))}
                value={rule.decision}
                onChange={(next) => change(at, { decision: DECISIONS.find((each) => each === next) })}
              />
              <Group gap={4} wrap="nowrap">
                <ActionIcon
                  mt={5}
                  aria-label={t('agents.policyUp', { number })}
                  disabled={readOnly || at === 0}
                  onClick={() => up(at)}
                >
                  <IconArrowUp size={16} aria-hidden="true" />
                </ActionIcon>
                <ActionIcon
                  mt={5}
                  aria-label={t('agents.policyRemove', { number })}
                  disabled={readOnly}
                  onClick={() => set(rules.filter((_, index) => index !== at))}
                >
                  <IconTrash size={16} aria-hidden="true" />
                </ActionIcon>
              </Group>
            </div>
          );
        })}
      </Stack>
      {!readOnly && (
        <Button
          mt="xs"
          size="compact-sm"
          variant="light"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          disabled={rules.length >= 100}
          onClick={() => set([...rules, { tool: '', decision: 'ask' }])}
        >
          {t('agents.policyAdd')}
        </Button>
      )}
    </div>
  );
}
