import { useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { session } from '../api/session';
import { CacheUpdater } from './apply';
import { LiveClient, type Socket } from './client';
import { dropAllDrafts } from './drafts';
import type { ClientFrame, LiveState, ServerFrame } from './protocol';

type Live = {
  state: LiveState;
  /** False when the frame could not go out over the socket. */
  send: (frame: ClientFrame) => boolean;
  /** Hears every frame; returns the way to stop. */
  listen: (listener: (frame: ServerFrame) => void) => () => void;
};

const LiveContext = createContext<Live | null>(null);

const TYPES = [
  'conversation.*',
  'message.*',
  'note.*',
  'notification.*',
  'queue.*',
  'desk.*',
  'document.*',
  'intents.*',
  'run.*',
  'workflow.*',
  'agent.*',
  'approval.*',
  'schedule.*',
  'api_key.*',
  'lead.*',
  'contact.*',
  'company.*',
  'deal.*',
  'product.*',
  'activity.*',
  'task.*',
];

function openSocket(): Socket {
  const scheme = window.location.protocol === 'https:' ? 'wss' : 'ws';
  return new WebSocket(`${scheme}://${window.location.host}/events`) as Socket;
}

async function accessToken(renew: boolean): Promise<string | null> {
  if (renew) await session.refresh();
  return session.token();
}

/** One event stream per signed-in tenant; give it the tenant id as `key`. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const cache = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  const clientRef = useRef<LiveClient | null>(null);
  const listeners = useRef(new Set<(frame: ServerFrame) => void>());

  useEffect(() => {
    const updater = new CacheUpdater(cache);
    const client = new LiveClient({
      open: openSocket,
      token: accessToken,
      types: TYPES,
      onState: (next) => {
        if (next === 'offline') dropAllDrafts();
        setState(next);
      },
      onGap: () => updater.everything(),
      onFrame: (frame) => {
        if (frame.type === 'event') updater.event(frame.event);
        if (frame.type === 'ai_response') updater.aiResponse(frame);
        for (const listener of listeners.current) listener(frame);
      },
    });
    clientRef.current = client;
    client.start();
    const online = () => client.retryNow();
    const visible = () => document.visibilityState === 'visible' && client.retryNow();
    window.addEventListener('online', online);
    document.addEventListener('visibilitychange', visible);
    return () => {
      window.removeEventListener('online', online);
      document.removeEventListener('visibilitychange', visible);
      client.stop();
      clientRef.current = null;
    };
  }, [cache]);

  const send = useCallback((frame: ClientFrame) => clientRef.current?.send(frame) ?? false, []);
  const listen = useCallback((listener: (frame: ServerFrame) => void) => {
    listeners.current.add(listener);
    return () => {
      listeners.current.delete(listener);
    };
  }, []);
  const value = useMemo(() => ({ state, send, listen }), [state, send, listen]);
  return <LiveContext value={value}>{children}</LiveContext>;
}

export function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error('useLive outside LiveProvider');
  return live;
}
