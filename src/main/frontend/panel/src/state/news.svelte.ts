/** What happened to what I follow. */
import { api } from '../api/client';
import type { Notification } from '../api/types';

class News {
  items = $state.raw<Notification[]>([]);
  unread = $state(0);
  next = $state<string | null>(null);

  async load(): Promise<void> {
    const page = await api.notifications(null);
    this.items = page.items;
    this.unread = page.unread;
    this.next = page.next ?? null;
  }

  async more(): Promise<void> {
    const page = await api.notifications(this.next);
    this.items = [...this.items, ...page.items];
    this.next = page.next ?? null;
  }

  async read(id: number): Promise<void> {
    if (this.items.find((n) => n.id === id)?.read !== false) return;
    this.items = this.items.map((n) => (n.id === id ? { ...n, read: true } : n));
    this.unread = Math.max(0, this.unread - 1);
    await api.readNotifications([id]).catch(() => {});
  }

  async readAll(): Promise<void> {
    await api.readNotifications();
    this.items = this.items.map((n) => ({ ...n, read: true }));
    this.unread = 0;
  }
}

export const news = new News();
