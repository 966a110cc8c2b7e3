/** The words around the work on a ticket: who follows it, tasks, links, appointments. */
const someone = (who: string) => who || 'Alguien';

export const work = {
  work: {
    priority: { low: 'baja', normal: 'normal', high: 'alta', urgent: 'urgente' },
    link: { relates: 'tiene que ver con', duplicates: 'repite', 'duplicated-by': 'se repite en', causes: 'es la causa de', 'caused-by': 'es causado por' },
    medium: { telephone: 'teléfono', skype: 'Skype', in_person: 'en persona', whatsapp: 'WhatsApp fuera del sistema' },
    appointment: { training: 'Capacitación', visit: 'Visita', preventive: 'Preventiva' },
    event: {
      unassigned: (who: string) => `${someone(who)} dejó el caso sin responsable`,
      retitled: (who: string, to: string) => `${someone(who)} cambió el título a “${to}”`,
      reclassified: (who: string, to: string) => `${someone(who)} reclasificó: ${to}`,
      prioritized: (who: string, to: string) => `${someone(who)} cambió la prioridad: ${to}`,
      watching: (who: string) => `${someone(who)} sigue el caso`,
      invited: (who: string, name: string) => `${someone(who)} puso a ${name} a seguirlo`,
      unwatched: (name: string) => `${name} ya no lo sigue`,
      tagged: (who: string, added: string, removed: string) =>
        `${someone(who)} cambió las etiquetas${added ? `, puso ${added}` : ''}${removed ? `, quitó ${removed}` : ''}`,
      taskAdded: (who: string, text: string) => `${someone(who)} creó la tarea “${text}”`,
      taskChanged: (who: string, text: string) => `${someone(who)} cambió la tarea “${text}”`,
      taskDone: (who: string, text: string) => `${someone(who)} terminó la tarea “${text}”`,
      taskReopened: (who: string, text: string) => `${someone(who)} reabrió la tarea “${text}”`,
      linked: (who: string, kind: string, protocol: string) => `${someone(who)} vinculó los casos: este ${kind} ${protocol}`,
      unlinked: (who: string, protocol: string) => `${someone(who)} deshizo el vínculo con ${protocol}`,
      merged: (who: string, protocol: string) => `${someone(who)} unió este caso al ${protocol}`,
      absorbed: (who: string, protocol: string) => `${someone(who)} unió el caso ${protocol} a este`,
      split: (who: string, protocol: string) => `${someone(who)} abrió el caso ${protocol} con parte de este`,
      splitFrom: (who: string, protocol: string) => `${someone(who)} separó este caso del ${protocol}`,
      answeredTogether: (who: string, tickets: number) => `${someone(who)} respondió ${tickets} casos de esta causa a la vez`,
      contact: (who: string, medium: string, minutes: number) => `${someone(who)} anotó un contacto: ${medium}, ${minutes} min`,
      remoteSession: (who: string, minutes: number) => `Sesión remota de ${someone(who)}, ${minutes} min`,
      appointmentSet: (kind: string, day: string) => `Agendado: ${kind}, ${day}`,
      appointmentChanged: (kind: string, day: string) => `Nuevo horario: ${kind}, ${day}`,
      appointmentCancelled: (kind: string, day: string) => `Cita cancelada: ${kind}, ${day}`,
      appointmentReminded: (kind: string, day: string) => `Recordado al cliente: ${kind}, ${day}`,
      referred: (who: string, partner: string) => `${someone(who)} recomendó al técnico asociado ${partner}`,
      fileRefused: (files: string) => `Archivo no aceptado, aquí solo PDF: ${files}`,
    },
    notified: {
      mentioned: (title: string) => `Te nombraron: ${title}`,
      answered: (title: string) => `El sector respondió: ${title}`,
      customer: (title: string) => `El cliente escribió: ${title}`,
      ended: (title: string) => `Llegó a su fin: ${title}`,
      transferred: (title: string) => `Cambió de sector: ${title}`,
      invited: (title: string) => `Ahora sigues: ${title}`,
    },
  },
};
