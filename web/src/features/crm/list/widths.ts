import type { Field } from '../model/kinds';

/** How wide a column is at least; what is left over is shared. */
export function widthOf(field: Field, first: boolean): string {
  if (first) return 'minmax(160px, 2fr)';
  switch (field.type) {
    case 'number':
    case 'flag':
    case 'currency':
      return 'minmax(84px, 0.6fr)';
    case 'date':
    case 'time':
      return 'minmax(104px, 0.8fr)';
    case 'choice':
    case 'money':
      return 'minmax(116px, 1fr)';
    default:
      return 'minmax(116px, 1.2fr)';
  }
}
