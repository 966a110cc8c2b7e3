/** What supervisors ask. */
import { call } from './http';
import type { components } from './schema';

export type SupervisedDesk = components['schemas']['SupervisedDesk'];

export const supervision = {
  desks: () => call<{ items: SupervisedDesk[] }>('GET', '/supervision'),
};
