import type { models as en } from '../en/models';

export const models: Record<keyof typeof en, string> = {
  'models.title': 'Modeller',
  'models.intro':
    'Lokale modeller, der formulerer svar og sammenligner betydning. Uden dem svarer Tekup med det bedste afsnit.',
  'models.none': 'Kataloget er tomt',
  'models.kind.chat': 'Formulerer svar',
  'models.kind.embedding': 'Sammenligner betydning',
  'models.active': 'I brug',
  'models.languages': 'Sprog: {list}',
  'models.state.present': 'På denne maskine',
  'models.state.missing': 'Ikke hentet',
  'models.state.downloading': 'Hentes',
  'models.sources': 'Fra {list}',
  'models.context': '{count} tokens kontekst',
  'models.pull': 'Hent',
  'models.pulling': 'Henter modellen',
};
