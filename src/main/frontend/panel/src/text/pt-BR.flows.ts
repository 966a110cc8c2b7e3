/** The words around the picture of a workflow. */
export const flows = {
  flows: {
    menu: 'Fluxos',
    lead: 'Os fluxos se mudam em channels.yml; aqui se vê o desenho.',
    desk: 'Setor',
    title: (name: string) => `Fluxo de ${name}`,
    internal: 'interno',
    reply: 'cliente responde',
    answer: 'respondemos',
    silence: (days: number) => `${days} ${days === 1 ? 'dia' : 'dias'} sem resposta`,
    legend: 'À direita, o que a equipe faz; à esquerda, tracejado, o que acontece sozinho. Com cadeado: o cliente não vê.',
  },
};
