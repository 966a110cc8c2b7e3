/** The words about deadlines and about customers who say nothing. */

export const clocks = {
  sla: {
    aim: { first_answer: 'Primeira resposta', next_answer: 'Resposta', solution: 'Solução' },
    left: (aim: string, time: string) => `${aim}: prazo em ${time}`,
    late: (aim: string, time: string) => `${aim}: atraso de ${time}`,
    stopped: (aim: string, time: string) => `${aim}: prazo parado, restam ${time}`,
    lateShort: (time: string) => `atraso ${time}`,
    warning: (aim: string) => `Prazo perto do fim${aim ? `: ${aim}` : ''}`,
    breach: (aim: string) => `Prazo perdido${aim ? `: ${aim}` : ''}`,
    stillOnIt: 'O cliente soube que ainda cuidamos do chamado',
    silenceWarning: 'O cliente foi avisado: sem resposta, o chamado se encerra por inatividade',
    bySilence: 'Por inatividade: o cliente não respondeu.',
  },
};
