import { useMemo } from 'react';
import { useI18n } from '../../../i18n/context';
import { crmChoiceLabel, crmFieldLabel } from '../../../i18n/labels';
import type { Field } from '../model/kinds';

/** What fields and their choices are called in the language shown. */
export function useLabels() {
  const { t, language } = useI18n();
  return useMemo(
    () => ({
      /** A field's name; the tenant's own may have one in another language only. */
      field: (field: Pick<Field, 'name' | 'label'>): string =>
        field.label
          ? (field.label[language] ?? Object.values(field.label)[0] ?? field.name)
          : crmFieldLabel(field.name, t),
      /** The tenant's own choices are shown as they are. */
      choice: (field: Pick<Field, 'name' | 'label'>, value: string): string =>
        field.label ? value : crmChoiceLabel(field.name, value, t),
    }),
    [t, language],
  );
}
