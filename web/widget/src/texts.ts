import type { Language, Texts } from './types';

const en = {
  title: 'Chat with us',
  greeting: 'Hello! How can we help you?',
  launcher: 'Open chat',
  unread: 'Open chat, {count} unread',
  close: 'Close chat',
  log: 'Conversation',
  write: 'Write a message',
  send: 'Send',
  attach: 'Attach a file',
  person: 'Talk to a person',
  personAsked: 'I would like to talk to a person.',
  personWaiting: 'A person has been called',
  personHere: '{name} is here',
  typing: 'Writing…',
  you: 'You',
  agent: 'Assistant',
  someone: 'Customer service',
  sources: 'Sources',
  helped: 'This helped',
  notHelped: 'This did not help',
  thanks: 'Thank you for telling us.',
  seen: 'Seen',
  sending: 'Sending…',
  waiting: 'Will be sent when you are online',
  failed: 'Not sent',
  again: 'Try again',
  drop: 'Remove',
  offline: 'No connection. What you write is sent as soon as it is back.',
  loadFailed: 'The chat could not be loaded.',
  end: 'End the conversation',
  anew: 'New conversation',
  soundOn: 'Turn sound on',
  soundOff: 'Turn sound off',
  more: 'More',
  rate: 'How did we do?',
  rate1: 'Very bad',
  rate2: 'Bad',
  rate3: 'All right',
  rate4: 'Good',
  rate5: 'Very good',
  comment: 'Anything you would like to add?',
  rateSend: 'Send rating',
  rated: 'Thank you for your rating.',
  tooLarge: 'A file may have at most 10 MB.',
  notTaken: 'Only images, PDF, office documents and plain text can be sent.',
  download: 'Download {name}',
  uploading: '{name}: {percent} %',
  tooMany: 'You have sent a lot in a short time. It is sent again in a moment.',
  newMessage: 'New message: {text}',
};

export type TextKey = keyof typeof en;

const da: Record<TextKey, string> = {
  title: 'Chat med os',
  greeting: 'Hej! Hvad kan vi hjælpe dig med?',
  launcher: 'Åbn chatten',
  unread: 'Åbn chatten, {count} ulæste',
  close: 'Luk chatten',
  log: 'Samtale',
  write: 'Skriv en besked',
  send: 'Send',
  attach: 'Vedhæft en fil',
  person: 'Tal med en medarbejder',
  personAsked: 'Jeg vil gerne tale med en medarbejder.',
  personWaiting: 'Der er kaldt på en medarbejder',
  personHere: '{name} er her',
  typing: 'Skriver…',
  you: 'Dig',
  agent: 'Assistent',
  someone: 'Kundeservice',
  sources: 'Kilder',
  helped: 'Det hjalp',
  notHelped: 'Det hjalp ikke',
  thanks: 'Tak, fordi du sagde det.',
  seen: 'Læst',
  sending: 'Sender…',
  waiting: 'Sendes, når du er på nettet igen',
  failed: 'Ikke sendt',
  again: 'Prøv igen',
  drop: 'Fjern',
  offline: 'Ingen forbindelse. Det, du skriver, bliver sendt, så snart den er tilbage.',
  loadFailed: 'Chatten kunne ikke hentes.',
  end: 'Afslut samtalen',
  anew: 'Ny samtale',
  soundOn: 'Slå lyd til',
  soundOff: 'Slå lyd fra',
  more: 'Mere',
  rate: 'Hvordan klarede vi os?',
  rate1: 'Meget dårligt',
  rate2: 'Dårligt',
  rate3: 'Nogenlunde',
  rate4: 'Godt',
  rate5: 'Meget godt',
  comment: 'Er der noget, du vil tilføje?',
  rateSend: 'Send bedømmelse',
  rated: 'Tak for din bedømmelse.',
  tooLarge: 'En fil må højst fylde 10 MB.',
  notTaken: 'Du kan sende billeder, PDF, kontordokumenter og ren tekst.',
  download: 'Hent {name}',
  uploading: '{name}: {percent} %',
  tooMany: 'Du har sendt meget på kort tid. Det bliver sendt igen om lidt.',
  newMessage: 'Ny besked: {text}',
};

const TEXTS = { en, da };

export type Translate = (key: TextKey, values?: Record<string, string | number>) => string;

export function translator(language: Language): Translate {
  return (key, values = {}) =>
    TEXTS[language][key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** The tenant's own words in the language, or in their other one. */
export function ownText(texts: Texts | undefined, language: Language): string | null {
  return texts?.[language] || texts?.[language === 'da' ? 'en' : 'da'] || null;
}

/** What was asked for, then the page's language, then the browser's; the first of those the widget speaks. */
export function chooseLanguage(spoken: Language[], ...wishes: (string | null | undefined)[]): Language {
  for (const wish of wishes) {
    const code = wish?.slice(0, 2).toLowerCase();
    const found = spoken.find((language) => language === code);
    if (found) return found;
  }
  return spoken[0] ?? 'en';
}
