import type { inbox as en } from '../en/inbox';

export const inbox: Record<keyof typeof en, string> = {
  'inbox.title': 'Indbakke',
  'inbox.queue': 'Samtaler',
  'inbox.search': 'Søg i samtaler',
  'inbox.views': 'Visninger',
  'inbox.view.needs': 'Til en person',
  'inbox.view.open': 'Åbne',
  'inbox.view.mine': 'Mine',
  'inbox.view.resolved': 'Løste',
  'inbox.empty.needs': 'Ingen venter på et menneske',
  'inbox.empty.open': 'Ingen åbne samtaler',
  'inbox.empty.mine': 'Du har ingen samtaler',
  'inbox.empty.resolved': 'Intet er løst endnu',
  'inbox.noneFound': 'Ingen samtale passer',
  'inbox.noMessages': 'Ingen beskeder endnu',
  'inbox.customerNumber': 'Kunde {id}',
  'inbox.more': 'Der er flere end vist. Søg for at finde ældre.',
  'inbox.waitingCount': '{count} venter på et menneske',
  'inbox.choose': 'Vælg en samtale',
  'inbox.chooseText': 'Nye dukker op på listen, når de kommer ind.',
};
