import type { overview as en } from '../en/overview';

export const overview: Record<keyof typeof en, string> = {
  'overview.title': 'Overblik',
  'overview.intro': 'Talt op fra de nyeste samtaler og kørsler.',
  'overview.needs': 'kræver et menneske',
  'overview.open': 'åbne',
  'overview.automated': "af de løste af AI'en alene",
  'overview.confidence': "AI'ens sikkerhed i snit",
  'overview.week': 'Startede samtaler, seneste syv dage',
  'overview.byAi': "Blev hos AI'en",
  'overview.escalated': 'Givet til et menneske',
  'overview.status': 'Samtaler efter status',
  'overview.reasons': 'Hvorfor mennesker var nødvendige',
  'overview.conversations': 'Samtaler',
  'overview.runs': 'Kørsler efter tilstand',
  'overview.nothing': 'Intet at tælle endnu.',
  'overview.partial': 'Der er flere; de nyeste 500 er talt med.',
};
