import type { board as ptBR } from './pt-BR.board';

const counted = (n: number, one: string, many: string) => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

export const board: typeof ptBR = {
  board: {
    views: 'How to look at tickets',
    list: 'List',
    title: 'Board',
    none: 'No tickets in this stage.',
    more: 'Show more',
    recent: 'last 30 days',
    moveCard: (title) => `Move “${title}”`,
    notNext: 'not in the workflow',
    moved: (title, stage) => `“${title}” is now in ${stage}.`,
    refused: (title, stage, why) => `“${title}” did not move to ${stage}. ${why}`,
  },

  plan: {
    title: 'Planning',
    planned: 'Version or month',
    hint: 'For example: 4.2 or March 2027',
    promised: 'Date promised to the customer',
    promisedHint: 'The customer receives this date by e-mail.',
    promisedShort: 'Promised for',
    needed: 'Say the version or the month.',
    lead: (n) => (n === 1 ? 'For the ticket that is picked.' : `For the ${n} tickets that are picked.`),
    act: 'Plan',
    done: (when) => `Planned: ${when}`,
    none: 'not planned',
    remove: 'Take the plan away',
    days: (n) => counted(n, 'day', 'days'),
    empty: 'Nothing waits to be planned here.',
    emptyHint: 'What reaches this stage queues by priority.',
  },

  filter: {
    sort: 'Order',
    sorts: { newest: 'Last message', oldest: 'Oldest', priority: 'Priority' },
    everyStage: 'All stages',
    everyCategory: 'All categories',
    everyPriority: 'All priorities',
    everybody: 'Anybody',
    anyCompany: 'Any company',
    whoSees: 'Who sees it',
    onlyMe: 'Only me',
    needName: 'Give the filter a name.',
    sharedWith: (desk) => `Everybody's in ${desk}`,
  },

  bulk: {
    label: 'Actions on several tickets',
    pick: (title) => `Pick “${title}”`,
    picked: (n) => `${n.toLocaleString('en')} picked`,
    running: (done, of) => `${done} of ${of}`,
    none: 'Pick none',
    toMe: 'To me',
    sameWords: (n) => (n === 1 ? 'For the ticket that is picked.' : `The same words go to the ${n} tickets that are picked.`),
    done: (n, what) => `${counted(n, 'ticket', 'tickets')}. ${what}`,
    refused: (n, of) => `${n} of ${of} did not change`,
    stillPicked: 'Those that did not change are still picked.',
  },

  newTicket: {
    choose: 'Choose',
    needField: (field) => `Fill in: ${field}.`,
    title: 'New ticket',
    lead: 'The customer receives the protocol by e-mail.',
    who: 'For whom',
    other: 'Choose somebody else',
    known: 'Look for a known contact',
    fresh: (words) => (words === '' ? 'New person' : `New person: ${words}`),
    needWho: 'Choose a contact or give an e-mail address.',
    text: 'Description',
    textHint: 'What the customer needs; they receive this text',
    needText: 'Describe what the customer needs.',
    tooBig: (name) => `${name} is too large. Send a smaller file or a link.`,
  },

  handOver: {
    title: 'Hand over to another desk',
    lead: 'The history goes along, and you follow the ticket from then on.',
    tell: 'Tell the customer who answers now',
    choose: 'Choose the desk.',
  },

  watch: {
    title: 'Who follows',
    start: 'Follow',
    stop: 'Stop following',
    invite: 'Let a colleague follow',
    who: 'Who follows this ticket',
    nobody: 'Nobody follows it yet.',
    remove: (name) => `Remove ${name}`,
    why: { made: 'opened it', mentioned: 'mentioned', transferred: 'handed it over', chose: 'wanted to' },
  },

  bell: {
    title: 'Notices',
    unread: (n) => `Notices: ${n.toLocaleString('en')} unread`,
    readAll: 'Mark all as read',
    none: 'Nothing new here.',
  },
};
