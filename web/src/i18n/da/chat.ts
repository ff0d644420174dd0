import type { chat as en } from '../en/chat';

export const chat: Record<keyof typeof en, string> = {
  'chat.title': 'Testchat',
  'chat.language': 'Kundens sprog',
  'chat.new': 'Ny samtale',
  'chat.hello': 'Hej, hvad kan vi hjælpe med?',
  'chat.input': 'Din besked',
  'chat.placeholder': 'Skriv en besked',
  'chat.sending': 'sender',
  'chat.notSent': 'Ikke sendt, prøv igen',
  'chat.reading': 'Leder efter et svar',
  'chat.askPerson': 'Tal med et menneske',
  'chat.aiAnswers': 'AI-assistenten svarer',
  'chat.escalated': 'En medarbejder overtager og svarer dig her.',
  'chat.waitingForPerson': 'Venter på en medarbejder',
  'chat.takenOver': '{name} svarer dig nu',
  'chat.resolved': 'Samtalen er afsluttet',
  'chat.understood': 'Det forstod Tekup',
  'chat.understoodEmpty': 'Hensigt, stemning og det, teksten rummer, vises her efter den første besked.',
};
