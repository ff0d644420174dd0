/** What the visitors' door speaks. Times are RFC 3339 strings, ids are UUIDs. */

export type Language = 'da' | 'en';
export type Texts = { da?: string | null; en?: string | null };

export type Settings = {
  color: string;
  position: 'left' | 'right';
  languages: Language[];
  title: Texts;
  greeting: Texts;
  launcher: Texts;
  officeHours: Texts;
  avatarUrl: string | null;
  rating: boolean;
  attachments: boolean;
};

export type Attachment = {
  id: string;
  name: string;
  mediaType: string;
  size: number;
  width: number | null;
  height: number | null;
};

export type Message = {
  id: string;
  conversationId: string;
  seq: number;
  from: 'me' | 'agent' | 'person' | 'note';
  name?: string | null;
  content: string;
  /** `text` when the content is words; of a file alone it is the file's name. */
  contentType: string;
  drafting: boolean;
  sources: { title: string; url: string | null }[];
  attachments: Attachment[];
  createdAt: string;
};

export type Conversation = {
  id: string;
  status: 'active' | 'waiting' | 'resolved' | 'escalated' | 'abandoned';
  person: string | null;
  read?: number;
  readByStaff?: number;
  rating?: number | null;
  lastActivityAt: string;
};

export type History = { conversation: Conversation; messages: Message[]; last: number; more: boolean };

export type Receipt = { conversationId: string; messageId: string };

/** Who the page says the visitor is, with the proof its own server made. */
export type User = { id?: string; hash?: string; jwt?: string; name?: string; email?: string };

export type Session = { token: string; expiresAt: string; identified: boolean };

/** Words or a file on their way. The key lets the server know them again. */
export type Pending = {
  key: string;
  text: string;
  state: 'waiting' | 'sending' | 'failed';
  /** Not kept across a reload. */
  file?: File;
  /** 0 to 1. */
  progress?: number;
  problem?: string;
};

export type Frame =
  | ({ type: 'sync' } & History)
  | { type: 'message'; message: Message }
  | { type: 'conversation'; conversation: Conversation }
  | { type: 'delta'; messageId: string; text: string }
  | { type: 'typing'; typing: boolean }
  | { type: 'read'; seq: number }
  | { type: 'dropped' | 'pong' }
  | { type: 'error'; code: string; message: string };
