import { asApiError } from '../../api/errors';
import type { Translate } from '../../i18n/text';

/** What the server refused, by field; a name that is in use already belongs to `unique`. */
export function fieldErrors(error: unknown, unique: string, t: Translate): Record<string, string> {
  const failure = asApiError(error);
  if (isTaken(error)) return { [unique]: t('desk.taken') };
  return Object.fromEntries(
    failure.fields.map(({ field, code, message }) => [
      field,
      code === 'required' || code === 'empty' ? t('field.required') : message,
    ]),
  );
}

/** Whether a write collided with a name that is in use: its field says so, nothing else has to. */
export function isTaken(error: unknown): boolean {
  return asApiError(error).status === 409;
}
