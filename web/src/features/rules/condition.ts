/** Cells as people say them: conditions and values on the way to and from the expression language. */
import type { Vocabulary } from './queries';

export type Field = Vocabulary['facts'][number];

/** A condition that needs no expression. Everything else is one. */
export type Condition =
  | { is: 'any' }
  | { is: 'in' | 'notIn'; values: string[] }
  | { is: '=' | '>=' | '<=' | '>' | '<'; value: number }
  | { is: 'between'; from: number; to: number }
  | { is: 'true' | 'false' }
  | { is: 'has'; value: string }
  | { is: 'expression'; text: string };

const TEXT = /^(?:'([^']*)'|"([^"]*)")$/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** A text in quotes, in the kind of quotes it does not hold itself. */
export function quoted(text: string): string {
  return text.includes("'") ? `"${text.replaceAll('"', '')}"` : `'${text}'`;
}

/** The words in quotes; null when it is no plain text. */
export function unquoted(source: string): string | null {
  const found = TEXT.exec(source.trim());
  return found ? (found[1] ?? found[2] ?? '') : null;
}

/** Texts in quotes with commas between them; null when it is something else. */
function texts(source: string): string[] | null {
  const parts = source.match(/'[^']*'|"[^"]*"|[^\s,]+/g) ?? [];
  const values = parts.map(unquoted);
  const plain = source.replace(/'[^']*'|"[^"]*"/g, '').replace(/[\s,]/g, '') === '';
  return plain && values.length > 0 && values.every((value) => value !== null) ? (values as string[]) : null;
}

export function parseCondition(source: string): Condition {
  const text = source.trim();
  if (text === '') return { is: 'any' };
  if (text === 'true' || text === 'false') return { is: text };
  const list = texts(text.replace(/^==\s*/, ''));
  if (list) return { is: 'in', values: list };
  const bracketed = /^(not\s+)?in\s*\[(.*)\]$/.exec(text);
  const inner = bracketed ? texts(bracketed[2] ?? '') : null;
  if (bracketed && inner) return { is: bracketed[1] ? 'notIn' : 'in', values: inner };
  const not = /^!=\s*(.+)$/.exec(text);
  const other = not ? unquoted(not[1] ?? '') : null;
  if (other !== null) return { is: 'notIn', values: [other] };
  const compared = /^(>=|<=|>|<|==)?\s*(-?\d+(?:\.\d+)?)$/.exec(text);
  if (compared) {
    const is = compared[1] === '==' || !compared[1] ? '=' : (compared[1] as '>=' | '<=' | '>' | '<');
    return { is, value: Number(compared[2]) };
  }
  const range = /^\[\s*(-?\d+(?:\.\d+)?)\s*\.\.\s*(-?\d+(?:\.\d+)?)\s*\]$/.exec(text);
  if (range) return { is: 'between', from: Number(range[1]), to: Number(range[2]) };
  const has = /^contains\(\$,\s*('[^']*'|"[^"]*")\)$/.exec(text);
  if (has) return { is: 'has', value: unquoted(has[1] ?? '') ?? '' };
  return { is: 'expression', text };
}

export function writeCondition(condition: Condition): string {
  switch (condition.is) {
    case 'any':
      return '';
    case 'true':
    case 'false':
      return condition.is;
    case 'in':
      return condition.values.map(quoted).join(', ');
    case 'notIn':
      if (condition.values.length === 0) return '';
      return `not in [${condition.values.map(quoted).join(', ')}]`;
    case '=':
      return `== ${condition.value}`;
    case 'between':
      return `[${condition.from}..${condition.to}]`;
    case 'has':
      return condition.value ? `contains($, ${quoted(condition.value)})` : '';
    case 'expression':
      return condition.text;
    default:
      return `${condition.is} ${condition.value}`;
  }
}

/** The ways in which a fact of this kind can be tested without an expression. */
export function choices(kind: Field['kind'] | undefined): Condition['is'][] {
  switch (kind) {
    case 'bool':
      return ['any', 'true', 'false', 'expression'];
    case 'number':
      return ['any', '=', '>=', '<=', '>', '<', 'between', 'expression'];
    case 'text':
    case 'choice':
      return ['any', 'in', 'notIn', 'expression'];
    case 'list':
      return ['any', 'has', 'expression'];
    default:
      return ['any', 'in', 'notIn', '=', '>=', '<=', '>', '<', 'true', 'false', 'expression'];
  }
}

/** The same condition under another comparison, keeping what it can. */
export function change(condition: Condition, is: Condition['is']): Condition {
  const value = 'value' in condition && typeof condition.value === 'number' ? condition.value : 0;
  const values = 'values' in condition ? condition.values : [];
  switch (is) {
    case 'any':
    case 'true':
    case 'false':
      return { is };
    case 'in':
    case 'notIn':
      return { is, values };
    case 'between':
      return { is, from: value, to: value };
    case 'has':
      return { is, value: '' };
    case 'expression':
      return { is, text: writeCondition(condition) };
    default:
      return { is, value };
  }
}

/** What a person typed or pasted, as the cell's language wants it: `gold` becomes `'gold'`. */
export function fromPaste(raw: string, field: Field | undefined, output: boolean): string {
  const text = raw.trim();
  if (text === '' || !field) return text;
  if (unquoted(text) !== null || text === 'true' || text === 'false') return text;
  const wantsText = field.kind === 'text' || field.kind === 'choice';
  if (wantsText && /^[\p{L}\p{N}][\p{L}\p{N} _.:-]*$/u.test(text) && !(NUMBER.test(text) && !output)) {
    return quoted(text);
  }
  if (field.kind === 'list' && output && /^[\p{L}\p{N} ,_-]+$/u.test(text)) {
    return `[${text
      .split(',')
      .map((one) => quoted(one.trim()))
      .join(', ')}]`;
  }
  return text;
}
