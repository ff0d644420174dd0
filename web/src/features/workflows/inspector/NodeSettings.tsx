import { Group, NumberInput, SegmentedControl, Stack, Switch, Text } from '@mantine/core';
import { useI18n } from '../../../i18n/context';
import type { OnError, WorkNode } from '../model/definition';

const WAYS: OnError[] = ['fail', 'continue', 'branch'];

/** What happens when a node fails or takes long. */
export function NodeSettings(props: {
  node: WorkNode;
  readOnly: boolean;
  write: (part: Partial<WorkNode>, about: string) => void;
}) {
  const { node, readOnly, write } = props;
  const { t } = useI18n();
  const whole = (value: string | number) => (typeof value === 'number' && value > 0 ? value : undefined);
  const onError = node.onError ?? 'fail';
  return (
    <Stack gap="sm">
      <Group grow align="flex-start">
        <NumberInput
          size="sm"
          label={t('flow.attempts')}
          min={1}
          max={20}
          disabled={readOnly}
          value={node.retry?.attempts ?? 1}
          onChange={(value) => {
            const attempts = whole(value) ?? 1;
            const retry = attempts > 1 ? { seconds: 0, ...node.retry, attempts } : undefined;
            write({ retry }, 'retry');
          }}
        />
        <NumberInput
          size="sm"
          label={t('flow.between')}
          min={0}
          max={86_400}
          disabled={readOnly || !node.retry}
          value={node.retry?.seconds ?? 0}
          onChange={(value) =>
            node.retry && write({ retry: { ...node.retry, seconds: whole(value) ?? 0 } }, 'pause')
          }
        />
      </Group>
      <Switch
        size="sm"
        label={t('flow.backoff')}
        disabled={readOnly || !node.retry}
        checked={node.retry?.backoff === 'exponential'}
        onChange={({ currentTarget: { checked } }) =>
          node.retry &&
          write({ retry: { ...node.retry, backoff: checked ? 'exponential' : undefined } }, 'backoff')
        }
      />
      <NumberInput
        size="sm"
        label={t('flow.timeout')}
        min={1}
        max={3600}
        disabled={readOnly}
        placeholder={t('flow.noLimit')}
        value={node.timeoutSeconds ?? ''}
        onChange={(value) => write({ timeoutSeconds: whole(value) }, 'timeout')}
      />
      <div>
        <Text size="sm" fw={500} mb={4} id="on-error">
          {t('flow.onError')}
        </Text>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-labelledby="on-error"
          disabled={readOnly}
          data={WAYS.map((value) => ({ value, label: t(`flow.onError.${value}`) }))}
          value={onError}
          onChange={(value) => {
            const next = WAYS.find((way) => way === value);
            write({ onError: next === 'fail' ? undefined : next }, 'onError');
          }}
        />
        <Text size="xs" c="dimmed" mt={4}>
          {t(`flow.onErrorHint.${onError}`)}
        </Text>
      </div>
    </Stack>
  );
}
