import type { board as ptBR } from './pt-BR.board';

const counted = (n: number, one: string, many: string) => `${n.toLocaleString('es')} ${n === 1 ? one : many}`;

export const board: typeof ptBR = {
  board: {
    views: 'Cómo ver los tickets',
    list: 'Lista',
    title: 'Tablero',
    none: 'Ningún ticket en esta etapa.',
    more: 'Mostrar más',
    recent: 'últimos 30 días',
    moveCard: (title) => `Mover “${title}”`,
    notNext: 'fuera del flujo',
    moved: (title, stage) => `“${title}” ahora está en ${stage}.`,
    refused: (title, stage, why) => `“${title}” no pasó a ${stage}. ${why}`,
  },

  plan: {
    title: 'Planificación',
    planned: 'Versión o mes',
    hint: 'Por ejemplo: 4.2 o marzo de 2027',
    promised: 'Fecha prometida al cliente',
    promisedHint: 'El cliente recibe esta fecha por correo.',
    promisedShort: 'Prometido para',
    needed: 'Diga la versión o el mes.',
    lead: (n) => (n === 1 ? 'Vale para el ticket marcado.' : `Vale para los ${n} tickets marcados.`),
    act: 'Planificar',
    done: (when) => `Planificado: ${when}`,
    none: 'sin previsión',
    remove: 'Quitar la previsión',
    days: (n) => counted(n, 'día', 'días'),
    empty: 'Nada espera planificación aquí.',
    emptyHint: 'Lo que llegue a esta etapa entra en la fila por prioridad.',
  },

  filter: {
    sort: 'Orden',
    sorts: { newest: 'Último mensaje', oldest: 'Más antiguos', priority: 'Prioridad' },
    everyStage: 'Todas las etapas',
    everyCategory: 'Todas las categorías',
    everyPriority: 'Todas las prioridades',
    everybody: 'Cualquier persona',
    anyCompany: 'Cualquier empresa',
    whoSees: 'Quién lo ve',
    onlyMe: 'Solo yo',
    needName: 'Póngale un nombre al filtro.',
    sharedWith: (desk) => `De todos en ${desk}`,
  },

  bulk: {
    label: 'Acciones en varios tickets',
    pick: (title) => `Marcar “${title}”`,
    picked: (n) => counted(n, 'marcado', 'marcados'),
    running: (done, of) => `${done} de ${of}`,
    none: 'Desmarcar todos',
    toMe: 'Para mí',
    sameWords: (n) => (n === 1 ? 'Vale para el ticket marcado.' : `Las mismas palabras valen para los ${n} tickets marcados.`),
    done: (n, what) => `${counted(n, 'ticket', 'tickets')}. ${what}`,
    refused: (n, of) => `${n} de ${of} no ${n === 1 ? 'cambió' : 'cambiaron'}`,
    stillPicked: 'Los que no cambiaron siguen marcados.',
  },

  newTicket: {
    choose: 'Elija',
    needField: (field) => `Complete: ${field}.`,
    title: 'Nuevo ticket',
    lead: 'El cliente recibe el protocolo por correo.',
    who: 'Para quién',
    other: 'Elegir otra persona',
    known: 'Buscar un contacto conocido',
    fresh: (words) => (words === '' ? 'Nueva persona' : `Nueva persona: ${words}`),
    needWho: 'Elija un contacto o indique el correo.',
    text: 'Descripción',
    textHint: 'Lo que el cliente necesita; él recibe este texto',
    needText: 'Describa lo que el cliente necesita.',
    tooBig: (name) => `${name} pasa del límite. Envíe un archivo más pequeño o un enlace.`,
  },

  handOver: {
    title: 'Pasar a otro sector',
    lead: 'El historial va junto, y usted pasa a seguir el ticket.',
    tell: 'Avisar al cliente quién atiende ahora',
    choose: 'Elija el sector.',
  },

  watch: {
    title: 'Quién lo sigue',
    start: 'Seguir',
    stop: 'Dejar de seguir',
    invite: 'Poner a un colega a seguir',
    who: 'Quién sigue este ticket',
    nobody: 'Nadie lo sigue todavía.',
    remove: (name) => `Quitar a ${name}`,
    why: { made: 'lo abrió', mentioned: 'mencionado', transferred: 'lo pasó', chose: 'quiso' },
  },

  bell: {
    title: 'Avisos',
    unread: (n) => `Avisos: ${counted(n, 'no leído', 'no leídos')}`,
    readAll: 'Marcar todo como leído',
    none: 'Nada nuevo por aquí.',
  },
};
