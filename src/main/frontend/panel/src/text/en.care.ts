/** The words about customers who wait, and about those who leave. */

export const care = {
  care: {
    title: 'Supervision',
    waiting: 'in the queue',
    late: 'late',
    open: 'in hand',
    longest: 'Longest wait',
    nobody: 'Nobody waits',
    rating: 'Rating',
    error: 'Error of told waits',
    people: 'Consultants',
    nopeople: 'Nobody online',
    gone: 'disconnected',
    talks: 'Conversations',
    notalks: 'No open conversations.',
    watch: 'Read unseen',
    lead: 'Opening a conversation from here shows you to nobody and marks nothing as read.',
    quiet: 'You are reading unseen.',
    ask: 'Ask before closing',
    askHint: 'The customer says whether any doubt remains; “no” or silence closes it.',
    asked: 'Asked: waiting for the customer',
    confirming: 'Waiting for the customer: does any doubt remain?',
    rated: 'Customer\'s rating',
    event: {
      reminded: (m: number) => `Consultant reminded: the customer has waited for ${m} min`,
      called: (m: number) => `Supervisor called: the customer has waited for ${m} min`,
      silenceWarned: (m: number) => `The customer was warned: without an answer the conversation ends in ${m} min`,
      closingAsked: (who: string) => `${who} asked the customer whether any doubt remains`,
      closingDoubt: 'The customer still has a doubt',
    },
  },
};
