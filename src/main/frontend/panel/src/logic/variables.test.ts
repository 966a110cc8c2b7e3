import { expect, it } from 'vitest';
import { fill, firstName, initials, mentionAt, plain, shortcutAt } from './variables';

const facts = { name: 'Maria Lima', protocol: '2603-1', desk: 'Suporte', consultant: 'Ana', hour: 9, locale: 'pt-BR' };

it('everyVariableIsFilledInAndTheRestIsLeftAlone', () => {
  const text = '{saudacao}, {primeiro_nome} ({nome})! {atendente}, do {setor}. {protocolo} {outra} {}';
  expect(fill(text, facts)).toBe('Bom dia, Maria (Maria Lima)! Ana, do Suporte. 2603-1 {outra} {}');
});

it('theGreetingFollowsTheHourAndTheOrganizationsLanguage', () => {
  const at = (hour: number, locale = 'pt-BR') => fill('{saudacao}', { ...facts, hour, locale });
  expect([4, 5, 11, 12, 17, 18, 23].map((h) => at(h))).toEqual([
    'Boa noite', 'Bom dia', 'Bom dia', 'Boa tarde', 'Boa tarde', 'Boa noite', 'Boa noite',
  ]);
  expect(at(9, 'es')).toBe('Buenos días');
  expect(at(9, 'xx')).toBe('Bom dia');
});

it('aNameThatLooksLikeAVariableIsNotFilledTwice', () => {
  expect(fill('{nome}', { ...facts, name: '{protocolo}' })).toBe('{protocolo}');
});

it('aSlashOffersRepliesOnlyAtTheBeginning', () => {
  expect(shortcutAt('/', 1)).toBe('');
  expect(shortcutAt('/bom', 4)).toBe('bom');
  expect(shortcutAt('e/ou', 4)).toBeNull();
  expect(shortcutAt('/bom dia', 8)).toBeNull();
});

it('anAtSignNamesAColleagueButNotWithinAnAddress', () => {
  expect(mentionAt('veja @Joã', 9)).toBe('Joã');
  expect(mentionAt('a@b', 3)).toBeNull();
});

it('initialsComeFromLettersOnly', () => {
  expect(['Maria Aparecida Lima', 'Zé', '+55 11 98765', 'élcio', ''].map(initials)).toEqual(['ML', 'Z', '', 'É', '']);
  expect(firstName('  Ana Beatriz ')).toBe('Ana');
});

it('wordsAreComparedWithoutAccents', () => {
  expect(plain('AÇÃO')).toBe('acao');
});
