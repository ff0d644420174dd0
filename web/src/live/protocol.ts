import type { ChannelMessage, DomainEvent, MessageResponse } from '../api/types';

/** What the browser sends on `/events`. */
export type ClientFrame =
  | { type: 'connect'; token: string }
  | { type: 'subscribe'; types: string[]; since?: number }
  | { type: 'message'; conversationId: string; content: string; clientId: string }
  | { type: 'typing'; conversationId: string; typing: boolean }
  | { type: 'viewing'; conversationId: string; viewing: boolean }
  | { type: 'read_receipt'; conversationId: string; messageId: string }
  | { type: 'follow'; channel: string; subject?: string; throttleMs?: number }
  | { type: 'unfollow'; channel: string }
  | { type: 'ping' };

export type AiResponseFrame = {
  type: 'ai_response';
  conversationId: string;
  messageId: string;
  state: 'passage' | 'delta' | 'final';
  text: string;
  response?: MessageResponse | null;
};

export type TypingFrame = {
  type: 'typing_indicator';
  conversationId: string;
  typing: boolean;
  /** The colleague who types; null for the customer's side. */
  person?: Person | null;
};

export type Person = { id: string; name: string };

export type PresenceFrame = {
  type: 'presence';
  conversationId: string;
  viewing: boolean;
  person: Person | null;
};

export type ChannelFrame = {
  type: 'channel_message';
  channel: string;
  seq: number;
  message: ChannelMessage;
  /** How many of its subject were passed over for it. */
  leftOut: number;
};

/** What the server sends. Frames of a type unknown here are passed over. */
export type ServerFrame =
  | { type: 'connected'; tenantId: string; seq: number }
  | { type: 'subscribed'; types: string[]; seq: number }
  | { type: 'event'; seq: number; event: DomainEvent }
  | { type: 'message_received'; conversationId: string; messageId: string; clientId?: string | null }
  | AiResponseFrame
  | TypingFrame
  | PresenceFrame
  | ChannelFrame
  | { type: 'following'; channel: string; seq: number }
  | { type: 'unfollowed'; channel: string }
  | { type: 'status_update'; conversationId: string; status: string; reason?: string | null }
  | { type: 'error'; code: string; message: string; clientId?: string | null }
  | { type: 'dropped'; reason: string; lastSeq: number }
  | { type: 'pong' };

export type LiveState = 'connecting' | 'live' | 'offline';
