/** What other programs are told, and telling them again. */
import { call } from './http';
import type { components } from './schema';

export type Webhook = components['schemas']['Webhook'];
export type WebhookDelivery = components['schemas']['WebhookDelivery'];
export type DeliveryState = WebhookDelivery['status'];
export type DeliveryDetail = { line: WebhookDelivery; messageId: string; body: string; answer?: string };

/** How a program takes what it is told. */
export const health = (hook: Webhook) => (hook.pausedAt ? 'paused' : hook.failingSince ? 'fails' : 'fine');
/** Since when it does not; undefined while all is well. */
export const since = (hook: Webhook) => hook.pausedAt ?? hook.failingSince;

const query = (asked: Record<string, string | null>) => new URLSearchParams(Object.entries(asked).filter((one): one is [string, string] => one[1] !== null && one[1] !== '')).toString();

export const webhooks = {
  all: () => call<{ items: Webhook[] }>('GET', '/webhooks'),
  deliveries: (hook: number, status: string, after: string | null) =>
    call<{ items: WebhookDelivery[]; next?: string }>('GET', `/webhooks/${hook}/deliveries?${query({ status, after, limit: '25' })}`),
  delivery: (id: number) => call<DeliveryDetail>('GET', `/webhook-deliveries/${id}`),
  again: (id: number) => call<void>('POST', `/webhook-deliveries/${id}/resend`),
  againSince: (hook: number, since: string) => call<{ sent: number }>('POST', `/webhooks/${hook}/resend-failed`, { since }),
  trial: (hook: number) => call<WebhookDelivery>('POST', `/webhooks/${hook}/try`),
  resume: (hook: number) => call<void>('POST', `/webhooks/${hook}/resume`),
};
