/** What the panel asks about figures and by words. */
import { call, query } from './http';
import type { components } from './schema';
import { locale } from '../text';

type Schemas = components['schemas'];
export type Offer = Schemas['ReportOffer'];
export type Report = Schemas['Report'];
export type Unit = Schemas['ReportUnit'];
export type Neglected = Schemas['Undocumented'];
export type Snippet = Schemas['Snippet'];
export type Found = { tickets: Schemas['FoundTicket'][]; conversations: Schemas['FoundConversation'][]; contacts: Schemas['ContactSummary'][]; companies: Schemas['FoundCompany'][] };

/** Of when, and of whom. Days as `2026-03-31`, the last one included. */
export type Question = { from: string; until: string; desk?: number; consultant?: number; company?: number };

const asked = (question: Question) => query({ ...question, lang: locale });

export const reports = {
  all: () => call<{ items: Offer[] }>('GET', `/reports${query({ lang: locale })}`),
  one: (key: string, question: Question, signal?: AbortSignal) => call<Report>('GET', `/reports/${key}${asked(question)}`, undefined, signal),
  file: (key: string, question: Question) => `/api/v1/reports/${key}.csv${asked(question)}`,
  undocumented: (question: Question, signal?: AbortSignal) =>
    call<{ items: Neglected[] }>('GET', `/undocumented${query({ ...question, lang: locale, limit: 200 })}`, undefined, signal),
};

export const search = (q: string, limit: number, signal?: AbortSignal) => call<Found>('GET', `/search${query({ q, limit })}`, undefined, signal);
