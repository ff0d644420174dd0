import type { Report } from '../../api/types';
import { useI18n } from '../../i18n/context';
import { channelLabel } from '../../i18n/labels';
import type { Dimension } from './range';

/** What a group of a breakdown is called. */
export function useGroupName(by: Dimension) {
  const { t } = useI18n();
  return ({ key, name }: Report['groups'][number]): string => {
    if (key === null) return by === 'channel' ? '–' : t(`reports.none.${by}`);
    if (by === 'channel') return channelLabel(key, t);
    if (by === 'intent') return key.replaceAll('_', ' ');
    return name ?? t('reports.gone');
  };
}
