/** The words about customers who wait, and about those who leave. */

export const care = {
  care: {
    title: 'Supervisión',
    waiting: 'en la cola',
    late: 'atrasados',
    open: 'en atención',
    longest: 'Mayor espera',
    nobody: 'Nadie espera',
    rating: 'Evaluación',
    error: 'Error de la espera dicha',
    people: 'Consultores',
    nopeople: 'Nadie en línea',
    gone: 'desconectado',
    talks: 'Atenciones',
    notalks: 'Ninguna atención abierta.',
    watch: 'Leer sin ser visto',
    lead: 'Abrir una atención desde aquí no lo muestra a nadie ni marca nada como leído.',
    quiet: 'Está leyendo sin ser visto.',
    ask: 'Preguntar antes de cerrar',
    askHint: 'El cliente dice si quedó alguna duda; “no” o silencio cierra.',
    asked: 'Pregunta enviada: esperando confirmación',
    confirming: 'Esperando al cliente: ¿quedó alguna duda?',
    rated: 'Nota del cliente',
    event: {
      reminded: (m: number) => `Consultor recordado: el cliente espera hace ${m} min`,
      called: (m: number) => `Supervisor avisado: el cliente espera hace ${m} min`,
      silenceWarned: (m: number) => `El cliente fue avisado: sin respuesta, la atención se cierra en ${m} min`,
      closingAsked: (who: string) => `${who} preguntó al cliente si quedó alguna duda`,
      closingDoubt: 'El cliente todavía tiene dudas',
    },
  },
};
