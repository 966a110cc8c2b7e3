/** Desks' groups on Telegram, and what the composer points at. */

export const groups = {
  groups: {
    announced: (desk: string) => `Anunciado en el grupo de Telegram de ${desk}`,
    pointers: {
      label: 'Sugerencias para el mensaje',
      gerund: (words: string) => `“${words}” suena a promesa sin fin.`,
      date: (words: string) => `“${words}”: esa fecha es de otro equipo. ¿Qué tal decir que lo verificas con ellos y avisas?`,
      use: (better: string) => `Cambiar por “${better}”`,
    },
    link: {
      title: 'Telegram',
      lead: 'Con tu cuenta vinculada, tomas con un toque lo que se anuncia en el grupo de tu equipo.',
      linked: (name: string) => `Vinculada a la cuenta ${name}`,
      unnamed: 'de Telegram',
      unlink: 'Desvincular la cuenta',
      unlinked: 'Cuenta desvinculada.',
      begin: 'Generar código',
      again: 'Generar otro código',
      send: 'Envía este mensaje al bot de la empresa, en privado:',
      until: (time: string) => `Vale hasta ${time}.`,
      check: 'Ya lo envié',
    },
  },
};
