import { Skeleton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { lazy, Suspense, useMemo } from 'react';
import { asApiError } from '../../../api/errors';
import { useI18n } from '../../../i18n/context';
import { usePreview } from '../api';
import { inShort } from '../model/expression';
import type { Surroundings } from './InputField';
import classes from './inspector.module.css';

export const ExpressionEditor = lazy(() => import('./ExpressionEditor'));

const SETTLE_MS = 350;

export function ExpressionField(props: {
  label: string;
  value: string;
  names: string[];
  around: Surroundings;
  invalid: boolean;
  onChange: (text: string) => void;
}) {
  const { label, value, names, around, invalid, onChange } = props;
  const { t } = useI18n();
  const scope = useMemo(() => around.scope(names), [around, names]);
  return (
    <>
      <Suspense fallback={<Skeleton height={34} />}>
        <ExpressionEditor
          value={value}
          label={label}
          hint={t('flow.expressionHint')}
          scope={scope}
          readOnly={around.readOnly}
          invalid={invalid}
          onChange={onChange}
        />
      </Suspense>
      {/* What an item or an event will be is not known before there is one. */}
      {names.length === 0 && around.tried && <Preview expression={value} context={around.context} />}
    </>
  );
}

function Preview({ expression, context }: { expression: string; context: unknown }) {
  const { t } = useI18n();
  const [settled] = useDebouncedValue(expression, SETTLE_MS);
  const preview = usePreview(settled, context);
  if (settled.trim() === '' || preview.isPending) return null;
  if (preview.isError) {
    const error = asApiError(preview.error);
    return (
      <div className={classes.preview} data-bad="true" role="status">
        {error.fields[0]?.message ?? error.message}
      </div>
    );
  }
  return (
    <div className={classes.preview} role="status" aria-label={t('flow.preview')}>
      {inShort(preview.data.value, 300)}
    </div>
  );
}
