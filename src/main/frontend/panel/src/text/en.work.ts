/** The words around the work on a ticket: who follows it, tasks, links, appointments. */
const someone = (who: string) => who || 'Somebody';

export const work = {
  work: {
    priority: { low: 'low', normal: 'normal', high: 'high', urgent: 'urgent' },
    link: { relates: 'has to do with', duplicates: 'duplicates', 'duplicated-by': 'is duplicated by', causes: 'causes', 'caused-by': 'is caused by' },
    medium: { telephone: 'telephone', skype: 'Skype', in_person: 'in person', whatsapp: 'WhatsApp outside the system' },
    appointment: { training: 'Training', visit: 'Visit', preventive: 'Preventive visit' },
    event: {
      unassigned: (who: string) => `${someone(who)} left the ticket without an assignee`,
      retitled: (who: string, to: string) => `${someone(who)} changed the title to “${to}”`,
      reclassified: (who: string, to: string) => `${someone(who)} reclassified it: ${to}`,
      prioritized: (who: string, to: string) => `${someone(who)} changed the priority: ${to}`,
      watching: (who: string) => `${someone(who)} follows the ticket`,
      invited: (who: string, name: string) => `${someone(who)} lets ${name} follow it`,
      unwatched: (name: string) => `${name} no longer follows it`,
      tagged: (who: string, added: string, removed: string) =>
        `${someone(who)} changed the tags${added ? `, added ${added}` : ''}${removed ? `, removed ${removed}` : ''}`,
      taskAdded: (who: string, text: string) => `${someone(who)} added the task “${text}”`,
      taskChanged: (who: string, text: string) => `${someone(who)} changed the task “${text}”`,
      taskDone: (who: string, text: string) => `${someone(who)} finished the task “${text}”`,
      taskReopened: (who: string, text: string) => `${someone(who)} reopened the task “${text}”`,
      linked: (who: string, kind: string, protocol: string) => `${someone(who)} linked tickets: this one ${kind} ${protocol}`,
      unlinked: (who: string, protocol: string) => `${someone(who)} removed the link to ${protocol}`,
      merged: (who: string, protocol: string) => `${someone(who)} merged this ticket into ${protocol}`,
      absorbed: (who: string, protocol: string) => `${someone(who)} merged ticket ${protocol} into this one`,
      split: (who: string, protocol: string) => `${someone(who)} opened ticket ${protocol} with a part of this one`,
      splitFrom: (who: string, protocol: string) => `${someone(who)} split this ticket from ${protocol}`,
      answeredTogether: (who: string, tickets: number) => `${someone(who)} answered ${tickets} tickets of this cause at once`,
      contact: (who: string, medium: string, minutes: number) => `${someone(who)} wrote down a contact: ${medium}, ${minutes} min`,
      remoteSession: (who: string, minutes: number) => `Remote session of ${someone(who)}, ${minutes} min`,
      appointmentSet: (kind: string, day: string) => `${kind} set for ${day}`,
      appointmentChanged: (kind: string, day: string) => `${kind} moved to ${day}`,
      appointmentCancelled: (kind: string, day: string) => `${kind} of ${day} cancelled`,
      appointmentReminded: (kind: string, day: string) => `Customer reminded: ${kind}, ${day}`,
      referred: (who: string, partner: string) => `${someone(who)} recommended the partner technician ${partner}`,
      fileRefused: (files: string) => `File not accepted, only PDF is here: ${files}`,
    },
    notified: {
      mentioned: (title: string) => `You were named: ${title}`,
      answered: (title: string) => `The desk answered: ${title}`,
      customer: (title: string) => `The customer wrote: ${title}`,
      ended: (title: string) => `It came to its end: ${title}`,
      transferred: (title: string) => `Another desk has it: ${title}`,
      invited: (title: string) => `You now follow: ${title}`,
    },
  },
};
