/** Requests about the work around a ticket: appointments, remote sessions, partners, parting, answering together. */
import { call } from './http';
import type { Appointment, Partner, Ticket, TicketOutcome } from './types';

export type AppointmentWish = { kind: Appointment['kind']; startsAt: string; minutes: number; place?: string; consultant?: number; remind?: number[] };
export type CommonAnswer = { clientKey: string; text: string; stage?: string; solution?: string; reason?: string };
export type Change = {
  assignee?: number | null; priority?: number; stage?: string; solution?: string; reason?: string; addTags?: string[]; removeTags?: string[];
};

export const workApi = {
  appointments: (ticket: number) => call<{ items: Appointment[] }>('GET', `/tickets/${ticket}/appointments`),
  setAppointment: (ticket: number, wish: AppointmentWish) => call<Appointment>('POST', `/tickets/${ticket}/appointments`, wish),
  changeAppointment: (id: number, wish: AppointmentWish) => call<Appointment>('PUT', `/appointments/${id}`, wish),
  cancelAppointment: (id: number) => call<Appointment>('POST', `/appointments/${id}/cancel`),
  noteRemoteSession: (ticket: number, session: { startedAt: string; minutes: number; text?: string }) =>
    call<void>('POST', `/tickets/${ticket}/remote-sessions`, session),
  partners: () => call<{ items: Partner[] }>('GET', '/partners'),
  /** On a ticket or in a talk: `/tickets/7`. */
  refer: (at: string, partner: number, clientKey: string) => call<void>('POST', `${at}/refer`, { partner, clientKey }),
  split: (ticket: number, title: string, entries: number[]) => call<Ticket>('POST', `/tickets/${ticket}/split`, { title, entries }),
  answerTogether: (ticket: number, answer: CommonAnswer) => call<{ items: TicketOutcome[] }>('POST', `/tickets/${ticket}/answer-together`, answer),
  changeTickets: (ids: number[], change: Change) => call<{ items: TicketOutcome[] }>('POST', '/ticket-changes', { ids, ...change }),
};
