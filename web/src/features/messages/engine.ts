import type { Translate } from '../../i18n/text';

/** The same in one word, for tables and lists. */
export function engineShort(engine: string, t: Translate): string {
  if (engine === 'passage') return t('answer.shortPassage');
  if (engine === 'phrase' || engine === 'dialogue') return t('answer.shortPhrase');
  return engine === 'none' ? t('answer.shortNone') : engine.replace(/^model:/, '');
}

/** Who worded an answer, from the `engine` of its answer: `passage`, `phrase`, `none` or `model:<name>`. */
export function engineLabel(engine: string, t: Translate): string {
  if (engine === 'passage') return t('answer.byPassage');
  if (engine === 'phrase' || engine === 'dialogue') return t('answer.byPhrase');
  if (engine === 'none') return t('answer.byNone');
  return t('answer.byModel', { model: engine.replace(/^model:/, '') });
}
