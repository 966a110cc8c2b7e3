/** The words of the HTTP contract under the names the panel uses; `schema.d.ts` is made from the OpenAPI document. */
import type { components, operations } from './schema';

type Schemas = components['schemas'];

/** What the audit record can hold: every operation that does more than read. */
export type Deed = Exclude<keyof operations, `get${string}` | `list${string}` | `suggest${string}` | `supervise${string}` | 'askGate' | 'readAudit' | 'search' | 'live'>;
/** Each in words; what nobody can do any more stays on the record, and so do its words. */
export type Deeds = Record<Deed, string> & Record<string, string>;

export type Role = Schemas['Role'];
export type PresenceStatus = Schemas['PresenceStatus'];
export type Presence = Schemas['Presence'];
export type Named = Schemas['ConsultantRef'];
export type DeskRef = Schemas['DeskRef'];
export type Me = Schemas['Me'];
export type Desk = Schemas['Desk'];
export type ChannelKind = Schemas['ChannelKind'];
export type Organization = Schemas['Organization'];
export type Consultant = Schemas['Consultant'];
export type CannedReply = Schemas['CannedReply'];
export type Token = Schemas['Token'];

export type ConversationState = Schemas['ConversationState'];
export type Outcome = Schemas['Outcome'];
export type AuthorType = Schemas['AuthorType'];
export type Preview = Schemas['Preview'];
export type ConversationSummary = Schemas['ConversationSummary'];
export type Conversation = Schemas['Conversation'];
export type Counts = Schemas['Counts'];
export type Tab = keyof Counts;

export type Entry = Schemas['Entry'];
export type EntryKind = Schemas['EntryKind'];
export type NotificationKind = Schemas['NotificationKind'];
export type Attachment = Schemas['Attachment'];
export type DeliveryStatus = Schemas['Delivery']['status'];
export type Upload = Schemas['Upload'];
export type Draft = Schemas['Draft'];
export type NoteDraft = Schemas['NoteDraft'];

export type Contact = Schemas['Contact'];
export type ContactSummary = Schemas['ContactSummary'];
export type PastConversation = Schemas['PastConversation'];
export type PastTicket = Schemas['PastTicket'];

export type Company = Schemas['Company'];
export type CompanyWithPeople = Schemas['CompanyWithPeople'];
export type Plan = Schemas['Plan'];
export type Standing = Schemas['Standing'];
export type GateAnswer = Schemas['GateAnswer'];
export type Duplicate = Schemas['Duplicate'];
export type ImportOutcome = Schemas['ImportOutcome'];
export type AuditLine = Schemas['AuditLine'];

export type Stage = Schemas['Stage'];
export type Workflow = Schemas['Workflow'];
export type TicketSummary = Schemas['TicketSummary'];
export type Ticket = Schemas['Ticket'];
export type BoardColumn = Schemas['Board']['columns'][number];
export type Task = Schemas['Task'];
export type TicketLink = Schemas['TicketLink'];
export type LinkKind = Schemas['LinkKind'];
export type Watcher = Schemas['Watcher'];
export type Notification = Schemas['Notification'];
export type TriageTree = Schemas['TriageTree'];
export type WorkflowField = Workflow['fields'][number];
export type SavedFilter = Schemas['SavedFilter'];

export type LiveRequest = Schemas['LiveRequest'];
export type LiveFrame = Schemas['LiveFrame'];

export type Page<T> = { items: T[]; next?: string; change?: number };
export type Inbox = Page<ConversationSummary> & { counts: Counts };
export type Entries = Schemas['EntryPage'];

export type Article = Schemas['Article'];
export type ArticleVersion = Schemas['ArticleVersion'];
export type Appointment = Schemas['Appointment'];
export type Partner = Schemas['Partner'];
export type TicketOutcome = Schemas['TicketOutcome'];
