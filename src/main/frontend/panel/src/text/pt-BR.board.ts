/** The words around many tickets at once: filters, picking, board, planning, and a ticket opened by hand. */

const counted = (n: number, one: string, many: string) => `${n.toLocaleString('pt-BR')} ${n === 1 ? one : many}`;

export const board = {
  board: {
    views: 'Como ver os chamados',
    list: 'Lista',
    title: 'Quadro',
    none: 'Nenhum chamado neste estágio.',
    more: 'Mostrar mais',
    recent: 'últimos 30 dias',
    moveCard: (title: string) => `Mover “${title}”`,
    notNext: 'fora do fluxo',
    moved: (title: string, stage: string) => `“${title}” agora está em ${stage}.`,
    refused: (title: string, stage: string, why: string) => `“${title}” não foi para ${stage}. ${why}`,
  },

  plan: {
    title: 'Planejamento',
    planned: 'Versão ou mês',
    hint: 'Por exemplo: 4.2 ou março de 2027',
    promised: 'Data prometida ao cliente',
    promisedHint: 'O cliente recebe esta data por e-mail.',
    promisedShort: 'Prometido para',
    needed: 'Diga a versão ou o mês.',
    lead: (n: number) => (n === 1 ? 'Vale para o chamado marcado.' : `Vale para os ${n} chamados marcados.`),
    act: 'Planejar',
    done: (when: string) => `Planejado: ${when}`,
    none: 'sem previsão',
    remove: 'Tirar a previsão',
    days: (n: number) => counted(n, 'dia', 'dias'),
    empty: 'Nada espera planejamento aqui.',
    emptyHint: 'O que chegar a este estágio entra na fila por prioridade.',
  },

  filter: {
    sort: 'Ordem',
    sorts: { newest: 'Última mensagem', oldest: 'Mais antigos', priority: 'Prioridade' },
    everyStage: 'Todos os estágios',
    everyCategory: 'Todas as categorias',
    everyPriority: 'Todas as prioridades',
    everybody: 'Qualquer pessoa',
    anyCompany: 'Qualquer empresa',
    whoSees: 'Quem vê',
    onlyMe: 'Só eu',
    needName: 'Dê um nome ao filtro.',
    sharedWith: (desk: string) => `De todos em ${desk}`,
  },

  bulk: {
    label: 'Ações em vários chamados',
    pick: (title: string) => `Marcar “${title}”`,
    picked: (n: number) => counted(n, 'marcado', 'marcados'),
    running: (done: number, of: number) => `${done} de ${of}`,
    none: 'Desmarcar todos',
    toMe: 'Para mim',
    sameWords: (n: number) => (n === 1 ? 'Vale para o chamado marcado.' : `As mesmas palavras valem para os ${n} chamados marcados.`),
    done: (n: number, what: string) => `${counted(n, 'chamado', 'chamados')}. ${what}`,
    refused: (n: number, of: number) => `${n} de ${of} não ${n === 1 ? 'mudou' : 'mudaram'}`,
    stillPicked: 'Os que não mudaram continuam marcados.',
  },

  newTicket: {
    choose: 'Escolha',
    needField: (field: string) => `Preencha: ${field}.`,
    title: 'Novo chamado',
    lead: 'O cliente recebe o protocolo por e-mail.',
    who: 'Para quem',
    other: 'Escolher outra pessoa',
    known: 'Buscar quem já é contato',
    fresh: (words: string) => (words === '' ? 'Nova pessoa' : `Nova pessoa: ${words}`),
    needWho: 'Escolha um contato ou informe o e-mail.',
    text: 'Descrição',
    textHint: 'O que o cliente precisa; ele recebe este texto',
    needText: 'Descreva o que o cliente precisa.',
    tooBig: (name: string) => `${name} passa do limite. Envie um arquivo menor ou um link.`,
  },

  handOver: {
    title: 'Passar a outro setor',
    lead: 'O histórico vai junto, e você passa a acompanhar o chamado.',
    tell: 'Avisar o cliente de quem atende agora',
    choose: 'Escolha o setor.',
  },

  watch: {
    title: 'Quem acompanha',
    start: 'Acompanhar',
    stop: 'Parar de acompanhar',
    invite: 'Pôr um colega para acompanhar',
    who: 'Quem acompanha este chamado',
    nobody: 'Ninguém acompanha ainda.',
    remove: (name: string) => `Tirar ${name}`,
    why: { made: 'abriu', mentioned: 'citado', transferred: 'passou adiante', chose: 'quis' },
  },

  bell: {
    title: 'Avisos',
    unread: (n: number) => `Avisos: ${counted(n, 'não lido', 'não lidos')}`,
    readAll: 'Marcar tudo como lido',
    none: 'Nada novo por aqui.',
  },
};
