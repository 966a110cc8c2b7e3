import { beforeEach, expect, it } from 'vitest';
import { Drafts } from './drafts';

beforeEach(() => localStorage.clear());

it('aDraftIsThereAgainAfterAReload', () => {
  new Drafts(localStorage, 1).write('conversation-7', 'Olá', false);
  expect(new Drafts(localStorage, 1).read('conversation-7')).toMatchObject({ text: 'Olá', note: false });
});

it('eachConversationAndEachConsultantHasTheirOwn', () => {
  new Drafts(localStorage, 1).write('conversation-7', 'Olá', false);
  expect(new Drafts(localStorage, 1).read('conversation-8')).toBeNull();
  expect(new Drafts(localStorage, 2).read('conversation-7')).toBeNull();
});

it('anEmptyReplyIsNoDraftButAnOpenNoteIs', () => {
  const drafts = new Drafts(localStorage, 1);
  drafts.write('a', 'x', false);
  drafts.write('a', '  ', false);
  expect(drafts.read('a')).toBeNull();
  drafts.write('a', '', true);
  expect(drafts.read('a')).toMatchObject({ note: true });
});

it('whatNobodyTouchedForAMonthIsSweptAway', () => {
  const drafts = new Drafts(localStorage, 1);
  const day = 24 * 3600_000;
  drafts.write('old', 'x', false, Date.now() - 31 * day);
  drafts.write('new', 'y', false, Date.now() - 29 * day);
  localStorage.setItem('other', '1');
  drafts.sweep();
  expect([drafts.read('old'), drafts.read('new')?.text, localStorage.getItem('other')]).toEqual([null, 'y', '1']);
});

it('rubbishInTheStorageIsNoDraft', () => {
  localStorage.setItem('guiche.draft.1.a', '{');
  expect(new Drafts(localStorage, 1).read('a')).toBeNull();
});
