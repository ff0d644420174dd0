import type { EntityType } from '../../api/types';

type Value = EntityType['values'][number];

/** A line for each value, its synonyms behind it: `Aarhus, Århus, AAR`. */
export function toLines(values: Value[]): string {
  return values.map((one) => [one.value, ...(one.synonyms ?? [])].join(', ')).join('\n');
}

/** What the lines say; empty lines and repeated values say nothing. */
export function fromLines(lines: string): Value[] {
  const values = new Map<string, Value>();
  for (const line of lines.split('\n')) {
    const [value, ...synonyms] = line
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
    if (!value) continue;
    const known = values.get(value.toLowerCase());
    if (known) known.synonyms = [...(known.synonyms ?? []), ...synonyms];
    else values.set(value.toLowerCase(), { value, synonyms });
  }
  return [...values.values()];
}
