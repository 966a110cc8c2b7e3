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
    later: {
      title: 'Send later',
      lead: 'The message is kept and goes out by itself at the time you choose. Until then you can cancel it.',
      go: 'Keep it',
      at: 'Date and time',
      past: 'Choose a moment that is yet to come.',
      noFiles: 'Files do not wait: send them now, or take them out of the message.',
      kept: (at: string) => `Kept for ${at}.`,
      waiting: 'Messages kept for later',
      takeBack: 'Cancel sending',
      offers: { hour: 'In an hour', tomorrow: 'Tomorrow at 8', monday: 'Monday at 8' },
      unsaid: 'A message kept for later could not be sent',
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
