/** Cells in the reader's words. */
import type { Language, Translate } from '../../i18n/text';
import { type Condition, type Field, parseCondition, unquoted } from './condition';

/** A value of a field, by the name people give it. */
export function valueLabel(value: string, field: Field | undefined, language: Language): string {
  return field?.values.find((choice) => choice.value === value)?.label[language] ?? value;
}

export function conditionWords(
  source: string,
  field: Field | undefined,
  t: Translate,
  language: Language,
): string {
  const condition = parseCondition(source);
  const label = (value: string) => valueLabel(value, field, language);
  const several = (values: string[]) => values.map(label).join(` ${t('rules.or')} `);
  switch (condition.is) {
    case 'any':
      return t('rules.any');
    case 'true':
      return t('rules.yes');
    case 'false':
      return t('rules.no');
    case 'in':
      return several(condition.values);
    case 'notIn':
      return t('rules.notValues', { values: several(condition.values) });
    case 'between':
      return `${condition.from}–${condition.to}`;
    case 'has':
      return t('rules.hasValue', { value: label(condition.value) });
    case 'expression':
      return condition.text;
    case '=':
      return String(condition.value);
    default:
      return `${SIGNS[condition.is]} ${condition.value}`;
  }
}

const SIGNS = { '>=': '≥', '<=': '≤', '>': '>', '<': '<' };

export function outputWords(
  source: string,
  field: Field | undefined,
  t: Translate,
  language: Language,
): string {
  const text = source.trim();
  if (text === '') return '–';
  if (text === 'true') return t('rules.yes');
  if (text === 'false') return t('rules.no');
  const words = unquoted(text);
  return words === null ? text : valueLabel(words, field, language);
}

export function comparisonLabel(is: Condition['is'], kind: Field['kind'] | undefined, t: Translate): string {
  switch (is) {
    case 'any':
      return t('rules.any');
    case 'true':
      return t('rules.yes');
    case 'false':
      return t('rules.no');
    case 'in':
      return t(kind === 'choice' || kind === 'text' ? 'rules.isOneOf' : 'rules.isText');
    case 'notIn':
      return t('rules.isNot');
    case 'between':
      return t('rules.between');
    case 'has':
      return t('rules.has');
    case 'expression':
      return t('rules.expression');
    case '=':
      return '=';
    default:
      return SIGNS[is];
  }
}
