import type { SentFile } from './protocol';

/** The gateway asks to come again. */
const BUSY = [429, 503];
const MOST_TRIES = 10;

/** A file on its way to the gateway, ahead of the message that will carry it. */
export class Upload {
  progress = $state(0);
  state = $state<'sending' | 'sent' | 'failed'>('sending');
  sent: SentFile | null = null;
  private request: XMLHttpRequest | null = null;
  private later: ReturnType<typeof setTimeout> | undefined;
  private tries = 0;

  constructor(
    readonly file: File,
    private readonly url: string,
    private readonly token: () => string | null,
  ) {
    this.start();
  }

  /** Also after a failure. */
  start(): void {
    this.state = 'sending';
    this.progress = 0;
    // Only XMLHttpRequest tells how much has gone out.
    const request = new XMLHttpRequest();
    this.request = request;
    request.open('POST', `${this.url}?name=${encodeURIComponent(this.file.name)}`);
    request.setRequestHeader('Authorization', `Bearer ${this.token() ?? ''}`);
    request.setRequestHeader('Content-Type', this.file.type || 'application/octet-stream');
    request.upload.onprogress = (event) => (this.progress = event.total ? event.loaded / event.total : 0);
    request.onload = () => this.answered(request);
    request.onerror = request.ontimeout = () => (this.state = 'failed');
    request.send(this.file);
  }

  cancel(): void {
    clearTimeout(this.later);
    this.request?.abort();
  }

  private answered(request: XMLHttpRequest): void {
    if (request.status === 201) {
      this.sent = JSON.parse(request.responseText) as SentFile;
      this.progress = 1;
      this.state = 'sent';
    } else if (BUSY.includes(request.status) && this.tries++ < MOST_TRIES) {
      const wait = Number(request.getResponseHeader('Retry-After')) || 2;
      this.later = setTimeout(() => this.start(), wait * 1000);
    } else {
      this.state = 'failed';
      this.tries = 0;
    }
  }
}
