/** The words around the outline of a triage, which only this place needs. */
import type { Locale } from '../text';

const ptBR = {
  lead: 'A triagem se muda em channels.yml; aqui se vê o que o cliente encontra.',
  none: 'Sem triagem: todos entram logo na fila do setor do canal.',
  channels: 'Canais',
  tree: 'Triagem',
  person: (desk: string) => `Quem pede uma pessoa, não se faz entender ou para de responder vai para ${desk}.`,
  free: 'O que o cliente escrever',
  queue: (desk: string) => `Fila de ${desk}`,
  ticket: (desk: string) => `Chamado em ${desk}`,
  solved: 'Resolvido',
  again: (ask: string) => `De volta a “${ask}”`,
  articles: (n: number) => (n === 1 ? 'recomenda 1 artigo' : `recomenda até ${n} artigos`),
  emergency: 'chama o plantão',
  gate: 'pergunta ao portão de contrato',
};
const en: typeof ptBR = {
  lead: 'The triage is changed in channels.yml; here you see what customers meet.',
  none: 'No triage: everybody comes to the queue of the channel’s desk at once.',
  channels: 'Channels',
  tree: 'Triage',
  person: (desk) => `Whoever asks for a person, is not understood or falls silent goes to ${desk}.`,
  free: 'Whatever the customer writes',
  queue: (desk) => `Queue of ${desk}`,
  ticket: (desk) => `Ticket at ${desk}`,
  solved: 'Solved',
  again: (ask) => `Back to “${ask}”`,
  articles: (n) => (n === 1 ? 'recommends 1 article' : `recommends up to ${n} articles`),
  emergency: 'calls who is on call',
  gate: 'asks the contract gate',
};
const es: typeof ptBR = {
  lead: 'El triaje se cambia en channels.yml; aquí se ve lo que encuentra el cliente.',
  none: 'Sin triaje: todos entran en seguida en la cola del sector del canal.',
  channels: 'Canales',
  tree: 'Triaje',
  person: (desk) => `Quien pide una persona, no se hace entender o deja de responder va a ${desk}.`,
  free: 'Lo que escriba el cliente',
  queue: (desk) => `Cola de ${desk}`,
  ticket: (desk) => `Ticket en ${desk}`,
  solved: 'Resuelto',
  again: (ask) => `De vuelta a “${ask}”`,
  articles: (n) => (n === 1 ? 'recomienda 1 artículo' : `recomienda hasta ${n} artículos`),
  emergency: 'llama a la guardia',
  gate: 'consulta el control de contrato',
};

export const words: Record<Locale, typeof ptBR> = { 'pt-BR': ptBR, en, es };
