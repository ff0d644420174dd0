import { ActionIcon, Button, CloseButton, Group, NumberInput, Text, Tooltip } from '@mantine/core';
import { IconAlertCircle, IconChevronLeft, IconChevronRight, IconRepeat } from '@tabler/icons-react';
import { useFormat, useI18n } from '../../i18n/context';
import classes from './runs.module.css';

/** Most rounds that a loop has. */
const MOST = 10_000;

/** Which round of a loop is looked at. Rounds are counted from 0 here and from 1 by people. */
export function RoundChooser(props: {
  /** Of the loop. */
  name: string;
  /** Null for all of them together. */
  index: number | null;
  /** Null while it is not known how many there were. */
  count: number | null;
  /** The rounds that failed, in their order. */
  failed: number[];
  onChoose: (index: number | null) => void;
}) {
  const { name, index, count, failed, onChoose } = props;
  const { t } = useI18n();
  const format = useFormat();
  const last = (count ?? MOST) - 1;
  if (last < 0) return null;
  const at = index ?? -1;
  const next = failed.find((one) => one > at) ?? failed[0];
  return (
    <Group gap={6} wrap="wrap" role="group" aria-label={t('rounds.of', { name })}>
      <IconRepeat size={15} stroke={1.7} aria-hidden="true" />
      <Text size="sm" fw={550} className={classes.loopName}>
        {name}
      </Text>
      <Tooltip label={t('rounds.previous')}>
        <ActionIcon
          size="sm"
          aria-label={t('rounds.previous')}
          disabled={at <= 0}
          onClick={() => onChoose(Math.min(at, last + 1) - 1)}
        >
          <IconChevronLeft size={15} aria-hidden="true" />
        </ActionIcon>
      </Tooltip>
      <NumberInput
        size="xs"
        w={64}
        hideControls
        allowDecimal={false}
        allowNegative={false}
        aria-label={t('rounds.number', { name })}
        placeholder={t('rounds.all')}
        min={1}
        max={last + 1}
        clampBehavior="strict"
        value={index === null ? '' : index + 1}
        onChange={(value) => typeof value === 'number' && value >= 1 && onChoose(value - 1)}
      />
      {count !== null && (
        <Text size="xs" c="dimmed" className="tk-tabular">
          {t('rounds.count', { count: format.number(count) })}
        </Text>
      )}
      <Tooltip label={t('rounds.next')}>
        <ActionIcon
          size="sm"
          aria-label={t('rounds.next')}
          disabled={at >= last}
          onClick={() => onChoose(at + 1)}
        >
          <IconChevronRight size={15} aria-hidden="true" />
        </ActionIcon>
      </Tooltip>
      {next !== undefined && (
        <Button
          size="compact-xs"
          variant="light"
          color="red"
          leftSection={<IconAlertCircle size={13} aria-hidden="true" />}
          aria-pressed={failed.includes(at)}
          onClick={() => onChoose(next)}
        >
          {failed.length === 1 ? t('rounds.failedOne') : t('rounds.failed', { count: failed.length })}
        </Button>
      )}
      {index !== null && (
        <Tooltip label={t('rounds.together')}>
          <CloseButton size="sm" aria-label={t('rounds.together')} onClick={() => onChoose(null)} />
        </Tooltip>
      )}
    </Group>
  );
}
