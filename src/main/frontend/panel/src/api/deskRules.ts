/** How desks work, as channels.yml says. */
import { call } from './http';
import type { components } from './schema';

export type DeskRules = components['schemas']['DeskRules'];

export const deskRules = () => call<{ items: DeskRules[] }>('GET', '/desks/rules');
