/** Requests about who customers are: companies, the contract gate, merging, files, the audit record. */
import { call, query } from './http';
import type { AuditLine, Company, CompanyWithPeople, Contact, Duplicate, GateAnswer, ImportOutcome, Page, Plan, Standing, Ticket } from './types';

export type ContractWish = {
  plan?: string | null; products?: string[]; modules?: string[]; trained?: string[];
  dueDay?: number | null; standing?: Standing; since?: string | null; until?: string | null;
};
export type CompanyWish = {
  name: string; externalId?: string | null; taxId?: string | null; phone?: string | null; notes?: string;
  portfolio?: number | null; contract?: ContractWish | null;
};
export type Newcomer = { name: string; phone?: string; email?: string; segment?: string; request: string; desk: number };
export type AuditFilter = { consultant?: number; operation?: string; from?: string; to?: string };

export const peopleApi = {
  companies: (q: string, after: string | null, signal?: AbortSignal) =>
    call<Page<Company>>('GET', `/companies${query({ q, after, limit: 100 })}`, undefined, signal),
  company: (id: number) => call<CompanyWithPeople>('GET', `/companies/${id}`),
  addCompany: (wish: CompanyWish) => call<CompanyWithPeople>('POST', '/companies', wish),
  changeCompany: (id: number, wish: Partial<CompanyWish>) => call<CompanyWithPeople>('PATCH', `/companies/${id}`, wish),
  plans: () => call<{ items: Plan[]; products: string[] }>('GET', '/plans'),
  gate: (contact: number, desk: number, module?: string) => call<GateAnswer>('GET', `/gate${query({ contact, desk, module })}`),
  duplicates: (id: number) => call<{ items: Duplicate[] }>('GET', `/contacts/${id}/duplicates`),
  merge: (id: number, from: number, reason: string) => call<Contact>('POST', `/contacts/${id}/merge`, { from, reason }),
  newcomer: (wish: Newcomer) => call<Ticket>('POST', '/newcomers', wish),
  importFile: (upload: number, kind: 'companies' | 'contacts', apply: boolean) =>
    call<ImportOutcome>('POST', '/imports', { upload, kind, apply }),
  audit: (filter: AuditFilter, after: string | null) => call<Page<AuditLine>>('GET', `/audit${query({ ...filter, after, limit: 50 })}`),
};
