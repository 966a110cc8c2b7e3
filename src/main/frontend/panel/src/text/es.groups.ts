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
    later: {
      title: 'Enviar después',
      lead: 'El mensaje queda guardado y sale solo a la hora elegida. Hasta entonces puedes cancelarlo.',
      go: 'Guardar',
      at: 'Fecha y hora',
      past: 'Elige un momento que aún vendrá.',
      noFiles: 'Los archivos no esperan: envíalos ahora, o quítalos del mensaje.',
      kept: (at: string) => `Guardado para ${at}.`,
      waiting: 'Mensajes guardados para después',
      takeBack: 'Cancelar envío',
      offers: { hour: 'En una hora', tomorrow: 'Mañana a las 8', monday: 'El lunes a las 8' },
      unsaid: 'Un mensaje guardado no pudo enviarse',
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
