/** One way to the gateway: JSON in, JSON out, problem documents as errors. */

const BASE = '/api/v1';

/** The gateway answered and said no (RFC 9457). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly retryAfter: number | null,
  ) {
    super(detail || title);
  }

  /** Whether the same request may succeed later by itself. */
  get passing(): boolean {
    return this.status === 429 || this.status === 408 || this.status >= 500;
  }
}

/** Nobody answered: the request may or may not have arrived. */
export class Unreachable extends Error {}

let sessionEnded: () => void = () => {};

export function onSessionEnd(act: () => void): void {
  sessionEnded = act;
}

export async function call<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const init: RequestInit = { method, headers: { 'X-Requested-With': 'guiche' }, credentials: 'same-origin' };
  if (body !== undefined) {
    init.headers = { ...init.headers, 'Content-Type': 'application/json' };
    init.body = JSON.stringify(body);
  }
  if (signal) init.signal = signal;
  const response = await reach(`${BASE}${path}`, init);
  const text = await response.text();
  if (!response.ok) throw refused(response.status, text, response.headers.get('Retry-After'), path);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new Unreachable(String(cause));
  }
}

function refused(status: number, text: string, retryAfter: string | null, path: string): Problem {
  if (status === 401 && path !== '/session') sessionEnded();
  const document = asObject(text);
  const word = (key: string) => (typeof document[key] === 'string' ? (document[key] as string) : '');
  const seconds = retryAfter === null ? NaN : Number(retryAfter);
  return new Problem(status, word('code'), word('title'), word('detail'), Number.isNaN(seconds) ? null : seconds);
}

function asObject(text: string): Record<string, unknown> {
  try {
    return (JSON.parse(text) ?? {}) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** Sends a file as it is; fetch cannot tell how much has gone, XMLHttpRequest can. */
export function upload<T>(file: File, progress: (share: number) => void, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${BASE}/uploads?name=${encodeURIComponent(file.name || 'arquivo')}`);
    request.setRequestHeader('X-Requested-With', 'guiche');
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
    request.upload.onprogress = (e) => progress(e.lengthComputable ? e.loaded / e.total : 0);
    request.onload = () => {
      if (request.status < 300) resolve(JSON.parse(request.responseText) as T);
      else reject(refused(request.status, request.responseText, request.getResponseHeader('Retry-After'), '/uploads'));
    };
    request.onerror = () => reject(new Unreachable('upload'));
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

export function query(parameters: Record<string, string | number | boolean | null | undefined>): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined && value !== '') search.set(key, String(value));
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}
