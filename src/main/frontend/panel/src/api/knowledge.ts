/** Requests about what is known. */
import { call, query } from './http';
import type { Article, ArticleVersion } from './types';

export type ArticleWish = { title: string; category: string; body: string; locale?: 'pt-BR' | 'en' | 'es' };
export type ArticleState = 'all' | 'draft' | 'published';
export type Suggested = { id: number; title: string; category: string; url: string };

export const knowledgeApi = {
  list: (q: string, state: ArticleState, after: number | null, signal?: AbortSignal) =>
    call<{ items: Article[]; next?: number }>('GET', `/articles${query({ q, state, after, limit: 50 })}`, undefined, signal),
  one: (id: number) => call<Article>('GET', `/articles/${id}`),
  add: (wish: ArticleWish) => call<Article>('POST', '/articles', wish),
  save: (id: number, wish: Omit<ArticleWish, 'locale'>) => call<Article>('PATCH', `/articles/${id}`, wish),
  publish: (id: number) => call<Article>('POST', `/articles/${id}/publish`),
  withdraw: (id: number) => call<Article>('POST', `/articles/${id}/withdraw`),
  versions: (id: number) => call<{ items: ArticleVersion[] }>('GET', `/articles/${id}/versions`),
  preview: (body: string) => call<{ html: string }>('POST', '/articles/preview', { body }),
  suggest: (q: string, signal?: AbortSignal) => call<{ items: Suggested[] }>('GET', `/articles/suggestions${query({ q, limit: 6 })}`, undefined, signal),
  async image(id: number, file: File): Promise<string> {
    const answer = await fetch(`/api/v1/articles/${id}/images${query({ name: file.name })}`, {
      method: 'POST',
      headers: { 'Content-Type': file.type || 'application/octet-stream', 'X-Requested-With': 'guiche' },
      body: file,
    });
    const said = (await answer.json()) as { url?: string; detail?: string };
    if (!answer.ok || said.url === undefined) throw new Error(said.detail ?? answer.statusText);
    return said.url;
  },
};
