import type { schedules as en } from '../en/schedules';

export const schedules: Record<keyof typeof en, string> = {
  'schedules.title': 'Tidsplaner',
  'schedules.intro': 'Det, der begynder efter uret, og hvornår det sker næste gang.',
  'schedules.none': 'Intet er planlagt',
  'schedules.noneText': 'Et workflow, der starter på bestemte tider, vises her.',
  'schedules.what': 'Hvad',
  'schedules.when': 'Hvornår',
  'schedules.next': 'Næste',
  'schedules.last': 'Seneste',
  'schedules.every': 'Hver {time}',
  'schedules.over': 'Forbi',
  'schedules.run': 'Begynd nu',
  'schedules.pause': 'Sæt på pause',
  'schedules.resume': 'Fortsæt',
  'schedules.remove': 'Fjern',
};
