/** The words around the picture of a workflow. */
export const flows = {
  flows: {
    menu: 'Fluxos',
    lead: 'Os fluxos se mudam em channels.yml; aqui se vê o desenho.',
    desk: 'Setor',
    title: (name: string) => `Fluxo de ${name}`,
    ends: 'fim',
    internal: 'interno',
    reply: 'cliente responde',
    answer: 'respondemos',
    units: { d: ['dia', 'dias'], bd: ['dia útil', 'dias úteis'], h: ['h', 'h'], bh: ['h útil', 'h úteis'], m: ['min', 'min'], bm: ['min úteis', 'min úteis'] },
    silence: (n: number, unit: string) => `${n} ${unit} sem resposta`,
    legend: 'À direita, o que a equipe faz; à esquerda, tracejado, o que acontece sozinho. Com cadeado: o cliente não vê.',
  },
};
