import { expect, it } from 'vitest';
import type { Entry } from '../api/types';
import { called, tell } from './events';

const event = (event: { type: string } & Record<string, unknown>, author: Entry['author'] = { type: 'system' }, text = '') =>
  tell({ event, author, text } as Entry);

it('eachChoiceOfTheQueueHasItsReasonInWords', () => {
  expect(event({ type: 'assigned', name: 'Ana', reason: 'longest-idle', waitedSeconds: 125 })).toEqual({
    text: 'Entregue a Ana', reason: 'Era quem estava livre há mais tempo. O cliente esperou 2 min.', bad: false,
  });
});

it('whoTakesItHimselfHasTakenIt', () => {
  expect(event({ type: 'assigned', name: 'Ana', reason: 'taken' }, { type: 'consultant', id: 1, name: 'Ana' }).text).toBe('Ana assumiu');
});

it('anEventOfANewKindIsShownByItsOwnText', () => {
  expect(event({ type: 'never-heard-of' }, { type: 'system' }, 'Algo aconteceu')).toEqual({ text: 'Algo aconteceu', reason: null, bad: false });
  expect(event({ type: 'never-heard-of' }).text).toBe('never-heard-of');
});

it('whatWasAnsweredBeforeTheQueueIsOneLine', () => {
  const answers = [{ ask: 'Qual é o assunto?', answer: 'Suporte' }, { ask: 'Qual é o produto?', answer: 'NF-e' }];
  expect(event({ type: 'triaged', reason: 'asked', answers })).toEqual({
    text: 'Triagem: Suporte · NF-e', reason: 'Qual é o assunto? Suporte\nQual é o produto? NF-e\nO cliente pediu uma pessoa.', bad: false,
  });
});

it('aMailThatCameBackIsTroubleAndSaysWhy', () => {
  expect(event({ type: 'bounced', address: 'a@b.c', reason: 'Caixa cheia' })).toEqual({ text: 'O e-mail voltou de a@b.c', reason: 'Caixa cheia', bad: true });
});

it('aPlanAndAPromiseAreToldWithTheirDay', () => {
  expect(event({ type: 'promised', from: '', to: '2026-03-31' }).text).toBe('Data prometida ao cliente: 31/03/2026');
  expect(event({ type: 'promised', from: '2026-03-31', to: '' }).text).toBe('Data prometida retirada');
  expect(event({ type: 'planned', from: '', to: 'Março' }).text).toBe('Planejado para Março');
});

it('whoIsCalledByTheHouseReadsWhatForAndNotThatANoteNamesThem', () => {
  expect(called({ type: 'customer-waits', called: 'consultant', minutes: 6 }, 'Marina')).toBe('Marina espera a sua resposta há 6 min');
  expect(called({ type: 'customer-waits', called: 'supervisor', minutes: 16 }, 'Marina')).toBe('Marina espera há 16 min sem resposta');
  expect(called({ type: 'on-call', names: 'Ana' }, 'Marina')).toBe('Plantão: Marina tem uma emergência');
  expect(called({ type: 'sla-breach', aim: 'solution' }, 'Boleto em dobro')).toBe('Prazo perdido: solução · Boleto em dobro');
});
