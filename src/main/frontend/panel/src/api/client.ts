/** Every request that the panel makes, by name. */
import { call, query } from './http';
import type { Words } from '../logic/needs';
import type {
  BoardColumn, CannedReply, Consultant, Contact, ContactSummary, Conversation, ConversationSummary, Desk, Entries, Entry, Inbox, LinkKind, Me,
  NoteDraft, Notification, Organization, Outcome, Page, PresenceStatus, Role, SavedFilter, Tab, Task, Ticket, TicketLink, TicketSummary, Token, Watcher, Workflow,
} from './types';

export type LaterMessage = { id: number; by: string; text: string; at: string };

export type Target = { type: 'conversation' | 'ticket'; id: number };
export type EmailAnswer = { email?: string; withoutEmail?: boolean };
export type Escalation = { title: string; reason: string; category?: string; priority?: number; fields?: Record<string, string>; pass?: string } & EmailAnswer;
export type Closing = { outcome: Exclude<Outcome, 'ticket'>; solution?: string; ask?: boolean } & EmailAnswer;
export type NewConsultant = { name: string; email: string; password: string; role: Role; capacity: number; desks: number[]; skills: string[] };
export type TicketChange = {
  title?: string;
  category?: string;
  priority?: number;
  assignee?: number | null;
  fields?: Record<string, string>;
  planned?: string;
  promised?: string | null;
};
export type PhoneContact = {
  contact?: number;
  name?: string;
  phone?: string;
  desk: number;
  medium: 'telephone' | 'skype' | 'in_person' | 'whatsapp';
  direction: 'in' | 'out';
  startedAt: string;
  minutes: number;
  summary: string;
  note?: string;
  solution?: string;
  ticket?: { title: string; reason: string };
  summaryOn?: 'email' | 'telegram' | 'whatsapp';
} & EmailAnswer;
export type NewTicket = {
  desk: number;
  title: string;
  text: string;
  category?: string;
  priority?: number;
  attachments?: number[];
  fields?: Record<string, string>;
  pass?: string;
} & ({ contact: number } | { email: string; name: string });
export type InboxFilter = { tab: Tab; state?: string; desk?: number; q?: string };
type Reply = Omit<CannedReply, 'id' | 'desk' | 'own'>;

const at = (target: Target) => `/${target.type}s/${target.id}`;

export const api = {
  login: (email: string, password: string) => call<Me>('POST', '/session', { email, password }),
  logout: () => call<void>('DELETE', '/session'),
  me: () => call<Me>('GET', '/me'),
  setPresence: (presence: { status: PresenceStatus; reason?: string }) => call<Me>('PUT', '/me/presence', presence),
  later: (target: Target) => call<{ items: LaterMessage[] }>('GET', `/${target.type}s/${target.id}/later`),
  sendLater: (target: Target, body: { clientKey: string; text: string; at: string }) => call<LaterMessage>('POST', `/${target.type}s/${target.id}/later`, body),
  takeBack: (id: number) => call<void>('DELETE', `/later/${id}`),
  telegram: () => call<{ linked: boolean; name?: string | null }>('GET', '/me/telegram'),
  linkTelegram: () => call<{ code: string; until: string }>('POST', '/me/telegram'),
  unlinkTelegram: () => call<void>('DELETE', '/me/telegram'),
  setPassword: (current: string, next: string) => call<void>('PUT', '/me/password', { current, next }),
  organization: () => call<Organization>('GET', '/organization'),

  inbox: (filter: InboxFilter, after: string | null, limit: number, signal?: AbortSignal) =>
    call<Inbox>('GET', `/conversations${query({ ...filter, after, limit })}`, undefined, signal),
  conversation: (id: number) => call<Conversation>('GET', `/conversations/${id}`),
  entries: (target: Target, before: number | null, limit: number) =>
    call<Entries>('GET', `${at(target)}/entries${query({ before, limit })}`),
  send: (target: Target, kind: 'message' | 'note', body: NoteDraft) => call<Entry>('POST', `${at(target)}/${kind}s`, body),
  read: (target: Target, upTo: number) => call<void>('POST', `${at(target)}/read`, { upTo }),
  take: (id: number) => call<ConversationSummary>('POST', `/conversations/${id}/take`),
  release: (id: number) => call<ConversationSummary>('POST', `/conversations/${id}/release`),
  /** Gives nothing when the conversation has left my sight by it. */
  transfer: (id: number, to: { desk?: number; consultant?: number; note?: string }) =>
    call<ConversationSummary | undefined>('POST', `/conversations/${id}/transfer`, to),
  accept: (id: number) => call<ConversationSummary | undefined>('POST', `/conversations/${id}/accept`),
  giveBack: (id: number, reason: string) => call<ConversationSummary | undefined>('POST', `/conversations/${id}/return`, { reason }),
  close: (id: number, closing: Closing) => call<ConversationSummary>('POST', `/conversations/${id}/close`, closing),
  escalate: (id: number, escalation: Escalation) => call<Ticket>('POST', `/conversations/${id}/escalate`, escalation),
  retryEntry: (id: number) => call<Entry>('POST', `/entries/${id}/retry`),
  retryAttachment: (id: number) => call<void>('POST', `/attachments/${id}/retry`),

  tickets: (filter: Record<string, string>, after: string | null, limit: number, signal?: AbortSignal) =>
    call<Page<TicketSummary>>('GET', `/tickets${query({ ...filter, after, limit })}`, undefined, signal),
  openTicket: (wish: NewTicket) => call<Ticket>('POST', '/tickets', wish),
  board: (desk: number, limit: number, signal?: AbortSignal) => call<{ columns: BoardColumn[] }>('GET', `/board${query({ desk, limit })}`, undefined, signal),
  savedFilters: () => call<{ items: SavedFilter[] }>('GET', '/me/filters'),
  saveFilter: (filter: { name: string; query: Record<string, string>; desk?: number }) => call<SavedFilter>('POST', '/me/filters', filter),
  removeSavedFilter: (id: number) => call<void>('DELETE', `/me/filters/${id}`),
  ticket: (id: number) => call<Ticket>('GET', `/tickets/${id}`),
  changeTicket: (id: number, change: TicketChange) =>
    call<Ticket>('PATCH', `/tickets/${id}`, change),
  moveTicket: (id: number, move: { stage: string } & Words) =>
    call<Ticket>('POST', `/tickets/${id}/stage`, move),
  transferTicket: (id: number, to: { desk: number; note?: string; tellCustomer?: boolean }) => call<Ticket>('POST', `/tickets/${id}/transfer`, to),
  tags: () => call<{ items: { tag: string; count: number }[] }>('GET', '/tags'),
  ticketTags: (id: number) => call<{ tags: string[] }>('GET', `/tickets/${id}/tags`),
  setTicketTags: (id: number, tags: string[]) => call<{ tags: string[] }>('PUT', `/tickets/${id}/tags`, { tags }),
  tasks: (id: number) => call<{ items: Task[] }>('GET', `/tickets/${id}/tasks`),
  addTask: (id: number, task: { text: string; dueAt?: string }) => call<Task>('POST', `/tickets/${id}/tasks`, task),
  changeTask: (id: number, change: { done?: boolean; text?: string }) => call<Task>('PATCH', `/tasks/${id}`, change),
  links: (id: number) => call<{ items: TicketLink[] }>('GET', `/tickets/${id}/links`),
  link: (id: number, ticket: number, kind: LinkKind) => call<{ items: TicketLink[] }>('POST', `/tickets/${id}/links`, { ticket, kind }),
  unlink: (id: number, ticket: number, kind: LinkKind) => call<{ items: TicketLink[] }>('POST', `/tickets/${id}/unlink`, { ticket, kind }),
  mergeTicket: (id: number, into: number) => call<Ticket>('POST', `/tickets/${id}/merge`, { into }),
  writePhoneContact: (told: PhoneContact) => call<{ conversation: number; protocol: string; ticket?: number }>('POST', '/phone-contacts', told),
  watchers: (id: number) => call<{ items: Watcher[] }>('GET', `/tickets/${id}/watchers`),
  watch: (id: number, consultant?: number) => call<{ items: Watcher[] }>('POST', `/tickets/${id}/watch`, consultant === undefined ? {} : { consultant }),
  unwatch: (id: number, consultant?: number) => call<{ items: Watcher[] }>('POST', `/tickets/${id}/unwatch`, consultant === undefined ? {} : { consultant }),
  notifications: (after: string | null) => call<Page<Notification> & { unread: number }>('GET', `/me/notifications${query({ after, limit: 30 })}`),
  readNotifications: (ids?: number[]) => call<void>('POST', '/me/notifications/read', ids === undefined ? {} : { ids }),
  workflows: () => call<{ items: Workflow[] }>('GET', '/workflows'),

  contacts: (q: string, after: string | null, signal?: AbortSignal) =>
    call<Page<ContactSummary>>('GET', `/contacts${query({ q, after, limit: 100 })}`, undefined, signal),
  contact: (id: number) => call<Contact>('GET', `/contacts/${id}`),
  changeContact: (id: number, change: { name?: string; email?: string | null; company?: string | null; notes?: string; portfolio?: number | null; phone?: string | null; role?: 'user' | 'master'; trained?: string[]; segment?: string | null }) =>
    call<Contact>('PATCH', `/contacts/${id}`, change),

  consultants: () => call<{ items: Consultant[] }>('GET', '/consultants'),
  addConsultant: (consultant: NewConsultant) => call<Consultant>('POST', '/consultants', consultant),
  changeConsultant: (id: number, change: Partial<NewConsultant> & { enabled?: boolean }) =>
    call<Consultant>('PATCH', `/consultants/${id}`, change),
  desks: () => call<{ items: Desk[] }>('GET', '/desks'),
  addDesk: (desk: { key: string; label: string }) => call<Desk>('POST', '/desks', desk),
  changeDesk: (id: number, change: { label?: string; enabled?: boolean }) => call<Desk>('PATCH', `/desks/${id}`, change),
  cannedReplies: () => call<{ items: CannedReply[] }>('GET', '/canned-replies'),
  addCannedReply: (reply: Reply & { desk?: number; own?: boolean }) => call<CannedReply>('POST', '/canned-replies', reply),
  changeCannedReply: (id: number, change: Reply & { desk?: number | null }) =>
    call<CannedReply>('PATCH', `/canned-replies/${id}`, change),
  removeCannedReply: (id: number) => call<void>('DELETE', `/canned-replies/${id}`),
  tokens: () => call<{ items: Token[] }>('GET', '/tokens'),
  addToken: (name: string, role: Role) => call<Token & { secret: string }>('POST', '/tokens', { name, role }),
  removeToken: (id: number) => call<void>('DELETE', `/tokens/${id}`),
};
