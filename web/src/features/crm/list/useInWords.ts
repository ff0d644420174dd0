import { useQuery } from '@tanstack/react-query';
import { useI18n } from '../../../i18n/context';
import { peopleQuery } from '../../inbox/deskQueries';
import { day } from '../fields/FieldValue';
import { useLabels } from '../fields/useLabels';
import { type Condition, needsValue } from '../model/filter';
import type { Field } from '../model/kinds';
import { formatMoney } from '../model/money';
import { pipelinesQuery, teamsQuery } from '../queries';

/** Says a condition as a sentence would: "Score at least 60". */
export function useInWords(fields: readonly Field[]) {
  const { t, language } = useI18n();
  const labels = useLabels();
  const uses = (type: Field['type']) => fields.some((field) => field.type === type);
  const people = useQuery(peopleQuery);
  const teams = useQuery(teamsQuery);
  const pipelines = useQuery({ ...pipelinesQuery, enabled: uses('pipeline') });

  const one = (field: Field | undefined, value: unknown): string => {
    const text = String(value);
    if (!field) return text;
    switch (field.type) {
      case 'choice':
        return labels.choice(field, text);
      case 'person':
        return text === 'me' ? t('crm.me') : (people.data?.find(({ id }) => id === text)?.name ?? '…');
      case 'team':
        return teams.data?.find(({ id }) => id === text)?.name ?? '…';
      case 'pipeline':
        return pipelines.data?.find(({ id }) => id === text)?.name ?? '…';
      case 'stage':
        return pipelines.data?.flatMap(({ stages }) => stages).find(({ key }) => key === text)?.name ?? text;
      case 'money':
        return formatMoney(Number(value), 'DKK', language).replace(/\s*(kr\.?|DKK)\s*/, '');
      case 'date':
      case 'time':
        return day(text, language);
      case 'flag':
        return t(value ? 'crm.yes' : 'crm.no');
      case 'link':
        return t('crm.chosenOne');
      default:
        return text;
    }
  };

  return ({ field: name, test, value }: Condition): string => {
    const field = fields.find((each) => each.name === name);
    const what = field ? labels.field(field) : name;
    if (!needsValue(test)) return `${what} ${t(`crm.test.${test}`)}`;
    const values = Array.isArray(value) ? value : [value];
    return `${what} ${t(`crm.test.${test}`)} ${values.map((each) => one(field, each)).join(', ')}`;
  };
}
