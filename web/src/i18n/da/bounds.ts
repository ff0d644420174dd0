import type { bounds as en } from '../en/bounds';

export const bounds: Record<keyof typeof en, string> = {
  'bounds.title': 'Grænser',
  'bounds.intro':
    'Hvor mange kørsler med samme nøgle der må være i gang eller begynde på én gang. Det, der ikke er plads til, venter i kø, og intet går tabt.',
  'bounds.new': 'Ny grænse',
  'bounds.edit': 'Ret grænsen',
  'bounds.none': 'Intet er begrænset',
  'bounds.noneText':
    'Sæt en grænse for en nøgle, når det, dens kørsler taler med, kun kan klare så meget ad gangen.',
  'bounds.name': 'Nøgle',
  'bounds.nameHelp': 'For eksempel crm.import; * står for alle organisationens kørsler tilsammen.',
  'bounds.all': 'Alle kørsler tilsammen',
  'bounds.concurrency': 'På én gang',
  'bounds.concurrencyHelp': 'Tom: så mange, som der kommer.',
  'bounds.rate': 'Må begynde',
  'bounds.rateHelp': 'Hvor mange i den tid. Tom: så mange, som der kommer.',
  'bounds.per': 'På sekunder',
  'bounds.ratePer': '{rate} på {seconds} s',
  'bounds.underWay': 'I gang',
  'bounds.waiting': 'I kø',
  'bounds.remove': 'Fjern grænsen for {name}',
  'approvers.title': 'Grupper af godkendere',
  'approvers.intro':
    'Personer, der kan træffe beslutning for hinanden, når en godkendelse spørger deres gruppe.',
  'approvers.new': 'Ny gruppe',
  'approvers.edit': 'Ret gruppen',
  'approvers.none': 'Ingen grupper endnu',
  'approvers.noneText': 'En godkendelse, der ikke nævner en gruppe, afgøres af enhver, der har ret til det.',
  'approvers.name': 'Navn',
  'approvers.members': 'Medlemmer',
  'approvers.remove': 'Fjern gruppen {name}',
  'approvers.removeText':
    'Godkendelser, der venter på gruppen, kan derefter ikke afgøres af andre end dem, der giver dem videre.',
};
