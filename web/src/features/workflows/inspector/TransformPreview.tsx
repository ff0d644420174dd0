import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { asApiError } from '../../../api/errors';
import { useI18n } from '../../../i18n/context';
import { JsonTree } from '../../../ui/JsonTree';
import { useTransformPreview } from '../api';
import type { Surroundings } from './InputField';
import classes from './inspector.module.css';

const SETTLE_MS = 400;

/** What a transform gives after its last step, with the data of the last run. */
export function TransformPreview(props: { inputs: Record<string, unknown>; around: Surroundings }) {
  const { inputs, around } = props;
  const { t } = useI18n();
  const [settled] = useDebouncedValue(inputs, SETTLE_MS);
  const preview = useTransformPreview(settled, around.context, around.tried);
  if (!around.tried || preview.isPending) return null;
  if (preview.isError) {
    const error = asApiError(preview.error);
    return (
      <div className={classes.preview} data-bad="true" role="status">
        {error.fields[0]?.message ?? error.message}
      </div>
    );
  }
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {t('flow.preview')}
      </Text>
      <JsonTree value={preview.data.value} label={t('flow.preview')} open={2} />
    </div>
  );
}
