/** The words around the work on a ticket: who follows it, tasks, links, appointments. */
const someone = (who: string) => who || 'Alguém';

export const work = {
  work: {
    priority: { low: 'baixa', normal: 'normal', high: 'alta', urgent: 'urgente' },
    link: { relates: 'tem a ver com', duplicates: 'repete', 'duplicated-by': 'é repetido por', causes: 'é a causa de', 'caused-by': 'é causado por' },
    medium: { telephone: 'telefone', skype: 'Skype', in_person: 'presencial', whatsapp: 'WhatsApp fora do sistema' },
    appointment: { training: 'Treinamento', visit: 'Visita', preventive: 'Preventiva' },
    event: {
      unassigned: (who: string) => `${someone(who)} deixou o chamado sem responsável`,
      retitled: (who: string, to: string) => `${someone(who)} mudou o título para “${to}”`,
      reclassified: (who: string, to: string) => `${someone(who)} reclassificou: ${to}`,
      prioritized: (who: string, to: string) => `${someone(who)} mudou a prioridade: ${to}`,
      watching: (who: string) => `${someone(who)} acompanha o chamado`,
      invited: (who: string, name: string) => `${someone(who)} pôs ${name} para acompanhar`,
      unwatched: (name: string) => `${name} não acompanha mais`,
      tagged: (who: string, added: string, removed: string) =>
        `${someone(who)} mudou as etiquetas${added ? `, pôs ${added}` : ''}${removed ? `, tirou ${removed}` : ''}`,
      taskAdded: (who: string, text: string) => `${someone(who)} criou a tarefa “${text}”`,
      taskChanged: (who: string, text: string) => `${someone(who)} mudou a tarefa “${text}”`,
      taskDone: (who: string, text: string) => `${someone(who)} deu baixa na tarefa “${text}”`,
      taskReopened: (who: string, text: string) => `${someone(who)} reabriu a tarefa “${text}”`,
      linked: (who: string, kind: string, protocol: string) => `${someone(who)} ligou os chamados: este ${kind} ${protocol}`,
      unlinked: (who: string, protocol: string) => `${someone(who)} desfez a ligação com ${protocol}`,
      merged: (who: string, protocol: string) => `${someone(who)} uniu este chamado ao ${protocol}`,
      absorbed: (who: string, protocol: string) => `${someone(who)} uniu o chamado ${protocol} a este`,
      split: (who: string, protocol: string) => `${someone(who)} abriu o chamado ${protocol} com parte deste`,
      splitFrom: (who: string, protocol: string) => `${someone(who)} separou este chamado do ${protocol}`,
      answeredTogether: (who: string, tickets: number) => `${someone(who)} respondeu a ${tickets} chamados desta causa de uma vez`,
      contact: (who: string, medium: string, minutes: number) => `${someone(who)} anotou um contato: ${medium}, ${minutes} min`,
      remoteSession: (who: string, minutes: number) => `Sessão remota de ${someone(who)}, ${minutes} min`,
      appointmentSet: (kind: string, day: string) => `Agendamento: ${kind}, ${day}`,
      appointmentChanged: (kind: string, day: string) => `Novo horário: ${kind}, ${day}`,
      appointmentCancelled: (kind: string, day: string) => `Agendamento cancelado: ${kind}, ${day}`,
      appointmentReminded: (kind: string, day: string) => `Cliente lembrado: ${kind}, ${day}`,
      referred: (who: string, partner: string) => `${someone(who)} indicou o técnico parceiro ${partner}`,
      fileRefused: (files: string) => `Arquivo não aceito, aqui só PDF: ${files}`,
    },
    notified: {
      mentioned: (title: string) => `Citaram você: ${title}`,
      answered: (title: string) => `O setor respondeu: ${title}`,
      customer: (title: string) => `O cliente escreveu: ${title}`,
      ended: (title: string) => `Chegou ao fim: ${title}`,
      transferred: (title: string) => `Mudou de setor: ${title}`,
      invited: (title: string) => `Puseram você para acompanhar: ${title}`,
    },
  },
};
