/** The words about customers who wait, and about those who leave. */

export const care = {
  care: {
    title: 'Supervisão',
    waiting: 'na fila',
    late: 'atrasados',
    open: 'em atendimento',
    longest: 'Maior espera',
    nobody: 'Ninguém espera',
    rating: 'Avaliação',
    error: 'Erro da espera dita',
    people: 'Consultores',
    nopeople: 'Ninguém online',
    gone: 'desconectado',
    talks: 'Atendimentos',
    notalks: 'Nenhum atendimento aberto.',
    watch: 'Ler sem ser visto',
    lead: 'Abrir um atendimento daqui não mostra você a ninguém nem marca nada como lido.',
    quiet: 'Você está lendo sem ser visto.',
    ask: 'Perguntar antes de encerrar',
    askHint: 'O cliente diz se ficou alguma dúvida; “não” ou silêncio encerra.',
    asked: 'Pergunta enviada: aguardando confirmação',
    confirming: 'Aguardando confirmação do cliente: ficou alguma dúvida?',
    rated: 'Nota do cliente',
    event: {
      reminded: (m: number) => `Consultor lembrado: o cliente espera há ${m} min`,
      called: (m: number) => `Supervisor avisado: o cliente espera há ${m} min`,
      silenceWarned: (m: number) => `O cliente foi avisado: sem resposta, o atendimento se encerra em ${m} min`,
      closingAsked: (who: string) => `${who} perguntou ao cliente se ficou alguma dúvida`,
      closingDoubt: 'O cliente ainda tem dúvida',
    },
  },
};
