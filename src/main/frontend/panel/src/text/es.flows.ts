/** The words around the picture of a workflow. */
export const flows = {
  flows: {
    menu: 'Flujos',
    lead: 'Los flujos se cambian en channels.yml; aquí se ven dibujados.',
    desk: 'Sector',
    title: (name: string) => `Flujo de ${name}`,
    ends: 'fin',
    internal: 'interno',
    reply: 'el cliente responde',
    answer: 'respondemos',
    units: { d: ['día', 'días'], bd: ['día hábil', 'días hábiles'], h: ['h', 'h'], bh: ['h hábil', 'h hábiles'], m: ['min', 'min'], bm: ['min hábiles', 'min hábiles'] },
    silence: (n: number, unit: string) => `${n} ${unit} sin respuesta`,
    legend: 'A la derecha, lo que hace el equipo; a la izquierda, en guiones, lo que ocurre solo. Con candado: el cliente no lo ve.',
  },
};
