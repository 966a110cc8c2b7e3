import type { clocks as ours } from './pt-BR.clocks';

export const clocks: typeof ours = {
  sla: {
    aim: { first_answer: 'First answer', next_answer: 'Answer', solution: 'Solution' },
    left: (aim, time) => `${aim}: due in ${time}`,
    late: (aim, time) => `${aim}: late by ${time}`,
    stopped: (aim, time) => `${aim}: the clock stands, ${time} left`,
    lateShort: (time) => `late ${time}`,
    warning: (aim) => `Deadline near${aim ? `: ${aim}` : ''}`,
    breach: (aim) => `Deadline missed${aim ? `: ${aim}` : ''}`,
    stillOnIt: 'The customer heard that we are still on it',
    silenceWarning: 'The customer was warned: without an answer the ticket closes for inactivity',
    bySilence: 'For inactivity: the customer did not answer.',
  },
};
