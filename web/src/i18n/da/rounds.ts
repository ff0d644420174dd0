import type { rounds as en } from '../en/rounds';

export const rounds: Record<keyof typeof en, string> = {
  'rounds.of': 'Omgange af {name}',
  'rounds.number': 'Omgang af {name}',
  'rounds.all': 'Alle',
  'rounds.count': 'af {count}',
  'rounds.previous': 'Forrige omgang',
  'rounds.next': 'Næste omgang',
  'rounds.failedOne': 'Den fejlede',
  'rounds.failed': 'Fejlede: {count}',
  'rounds.together': 'Alle omgange under ét',
};
