/** The words around the picture of a workflow. */
export const flows = {
  flows: {
    menu: 'Flujos',
    lead: 'Los flujos se cambian en channels.yml; aquí se ven dibujados.',
    desk: 'Sector',
    title: (name: string) => `Flujo de ${name}`,
    internal: 'interno',
    reply: 'el cliente responde',
    answer: 'respondemos',
    silence: (days: number) => `${days} ${days === 1 ? 'día' : 'días'} sin respuesta`,
    legend: 'A la derecha, lo que hace el equipo; a la izquierda, en guiones, lo que ocurre solo. Con candado: el cliente no lo ve.',
  },
};
