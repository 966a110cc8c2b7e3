/** The frames between a browser and the gateway; written down in src/site/markdown/webchat-protocol.md. */

export type Author = 'visitor' | 'consultant' | 'system';
export type Status = 'pending' | 'sending' | 'sent' | 'delivered' | 'read' | 'failed';
export type Standing = 'none' | 'triage' | 'queued' | 'active' | 'closed';

export interface StoredFile {
  id: number;
  name: string;
  mediaType: string;
  size: number;
  stored: boolean;
}

export interface Entry {
  id: number;
  position: number;
  author: Author;
  name: string;
  text: string;
  files: StoredFile[];
  at: number;
  edited: boolean;
  /** The id that this browser, or another of the visitor's, gave to its own message. */
  own?: string;
  delivery?: number;
  status?: Status;
  /** What the visitor may answer with one touch. */
  choices: string[];
}

export interface Talk {
  state: Standing;
  consultant?: string;
  protocol?: string;
  position?: number;
}

export interface Identity {
  id: string;
  name: string;
  email: string;
  signature: string;
}

export interface Welcome {
  type: 'welcome';
  token: string;
  now: number;
  change: number;
  reset: boolean;
  more: boolean;
  entries: Entry[];
  talk: Talk;
  name: string;
  email: string;
  signed: boolean;
}

export interface Problem {
  type: 'error';
  code: string;
  detail: string;
  id?: string;
  /** Seconds. Absent: trying again is of no use. */
  retryAfter?: number;
}

export type FromServer =
  | Welcome
  | { type: 'accepted'; id: string; entry: number }
  | { type: 'entries'; change: number; reset: boolean; more: boolean; entries: Entry[]; talk: Talk }
  | { type: 'older'; entries: Entry[]; more: boolean }
  | { type: 'typing' }
  | Problem
  | { type: 'pong' };

export type ToServer =
  | { type: 'hello'; token: string | null; since: number; identity?: Identity }
  | { type: 'message'; id: string; order: number; text: string; files: number[] }
  | { type: 'mark'; status: 'delivered' | 'read'; deliveries: number[] }
  | { type: 'introduce'; name: string; email: string }
  | { type: 'older'; before: number }
  | { type: 'typing' }
  | { type: 'ping' };

/** What the window shows and may send: the answer of GET config. */
export interface WindowConfig {
  title: string;
  greeting: string;
  /** What an unknown visitor is asked for before the first word. */
  ask: ('name' | 'email')[];
  longestText: number;
  longestFile: number;
  mostFiles: number;
}

export interface SentFile {
  id: number;
  name: string;
  mediaType: string;
  size: number;
}
