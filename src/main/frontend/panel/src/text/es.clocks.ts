import type { clocks as ours } from './pt-BR.clocks';

export const clocks: typeof ours = {
  sla: {
    aim: { first_answer: 'Primera respuesta', next_answer: 'Respuesta', solution: 'Solución' },
    left: (aim, time) => `${aim}: plazo en ${time}`,
    late: (aim, time) => `${aim}: atraso de ${time}`,
    stopped: (aim, time) => `${aim}: plazo detenido, quedan ${time}`,
    lateShort: (time) => `atraso ${time}`,
    warning: (aim) => `Plazo por vencer${aim ? `: ${aim}` : ''}`,
    breach: (aim) => `Plazo vencido${aim ? `: ${aim}` : ''}`,
    stillOnIt: 'El cliente supo que seguimos ocupándonos',
    silenceWarning: 'El cliente fue avisado: sin respuesta, el ticket se cierra por inactividad',
    bySilence: 'Por inactividad: el cliente no respondió.',
  },
};
