/** Desks' groups on Telegram, and what the composer points at. */

export const groups = {
  groups: {
    announced: (desk: string) => `Announced in the Telegram group of ${desk}`,
    pointers: {
      label: 'Suggestions for the message',
      gerund: (words: string) => `“${words}” sounds like a promise without an end.`,
      date: (words: string) => `“${words}”: that day is another desk’s to promise. How about saying that you ask them and tell?`,
      use: (better: string) => `Say “${better}” instead`,
    },
    link: {
      title: 'Telegram',
      lead: 'With your account linked, you take with one touch what is announced in your desk’s group.',
      linked: (name: string) => `Linked to the account ${name}`,
      unnamed: 'on Telegram',
      unlink: 'Unlink the account',
      unlinked: 'The account is unlinked.',
      begin: 'Get a code',
      again: 'Get another code',
      send: 'Send this message to the company’s bot, in private:',
      until: (time: string) => `Valid until ${time}.`,
      check: 'I have sent it',
    },
  },
};
