/**
 * Points at promises that a good consultant does not make, before they are sent; Portuguese only. A promise in the gerund
 * ("vou estar verificando") has no end, and a day promised for another desk is not ours to promise. What goes on right now
 * ("estou verificando") is no promise. Nothing is ever held back.
 */

export type Pointer = {
  kind: 'gerund' | 'date';
  /** Where the words stand in the text: from the first to the one after the last. */
  from: number;
  to: number;
  words: string;
  /** What to put in their place; null where only the writer knows. */
  better: string | null;
};

export function pointers(text: string, otherDesks: readonly string[] = []): Pointer[] {
  return [...gerunds(text), ...foreignDates(text, otherDesks)].sort((a, b) => a.from - b.from);
}

/** The text with a pointer's better words in place, and where they end. */
export function apply(text: string, pointer: Pointer): { text: string; caret: number } {
  const better = pointer.better ?? pointer.words;
  return { text: text.slice(0, pointer.from) + better + text.slice(pointer.to), caret: pointer.from + better.length };
}

const BETWEEN = '(?:(?:já|também|logo|sempre|agora|me|te|lhe|lhes|nos|se|o|a|os|as)\\s+)*';
const PROMISE = new RegExp(
  `(?<![\\p{L}-])(?:(vou|vamos|vai|v[ãa]o|irei|iremos|ir[áa]|ir[ãa]o|posso|podemos)\\s+(${BETWEEN})estar|(estarei|estaremos|estar[áa]|estar[ãa]o))\\s+(${BETWEEN})(\\p{L}+[aeio]ndo)(-\\p{L}+)?(?!\\p{L})`,
  'giu',
);

/** They end like a gerund and are none. */
const NO_GERUND = /^(?:quando|segundo|mundo|fundo|profundo|comando|contrabando|lindo|infindo|brando|redondo|tremendo|estupendo|dividendo|oriundo|imundo)$/iu;
/** To keep an eye on something does go on: the house's own model phrase says "estarei acompanhando". */
const GOES_ON = /^acompanhando$/iu;
/** What somebody else's thing will be doing is a state, not a promise of ours. */
const STATES = /^(?:funcionando|rodando|operando|usando|utilizando|aguardando|esperando|precisando|viajando|trabalhando)$/iu;

/** The auxiliary in a better sentence; who is meant stays who is meant. */
const GOING: Record<string, string> = {
  vou: 'vou', irei: 'vou', vamos: 'vamos', iremos: 'vamos', estaremos: 'vamos', vai: 'vai', ira: 'vai', estara: 'vai',
  vao: 'vão', irao: 'vão', estarao: 'vão', posso: 'posso', podemos: 'podemos',
};

function gerunds(text: string): Pointer[] {
  const found: Pointer[] = [];
  for (const match of text.matchAll(PROMISE)) {
    const [words, going, before = '', will, after = '', gerund = '', hung = ''] = match;
    const helper = unaccented(going ?? will ?? '');
    if (NO_GERUND.test(gerund) || GOES_ON.test(gerund)) continue;
    if (['vai', 'vao', 'ira', 'irao', 'estara', 'estarao'].includes(helper) && STATES.test(gerund)) continue;
    const between = before + after;
    const better =
      /^-(?:o|a|os|as)$/iu.test(hung) ? null // enviando-o becomes enviá-lo: better left to the writer
      : helper === 'estarei' ? between + present(gerund.toLowerCase()) + hung
      : `${GOING[helper]} ${between}${infinitive(gerund.toLowerCase())}${hung}`;
    found.push({ kind: 'gerund', from: match.index, to: match.index + words.length, words, better: better && asBegun(words, better) });
  }
  return found;
}

export function infinitive(gerund: string): string {
  const stem = gerund.slice(0, -3);
  return stem === 'po' ? 'pôr' : `${stem}r`;
}

const IRREGULAR: Record<string, string> = {
  dando: 'dou', indo: 'vou', vindo: 'venho', tendo: 'tenho', vendo: 'vejo', revendo: 'revejo', prevendo: 'prevejo', lendo: 'leio', sabendo: 'sei', podendo: 'posso', querendo: 'quero',
  perdendo: 'perco', ouvindo: 'ouço', saindo: 'saio', caindo: 'caio', subindo: 'subo', cobrindo: 'cubro', descobrindo: 'descubro', dormindo: 'durmo',
  mediando: 'medeio', intermediando: 'intermedeio', remediando: 'remedeio',
};
/** Endings that change before an "o"; the first that fits counts. */
const CHANGES: readonly (readonly [RegExp, string])[] = [
  [/fazendo$/, 'faço'], [/dizendo$/, 'digo'], [/trazendo$/, 'trago'], [/pondo$/, 'ponho'],
  [/(?<=man|ob|con|de|re)tendo$/, 'tenho'], [/(?<=inter|con)vindo$/, 'venho'],
  [/pedindo$/, 'peço'], [/medindo$/, 'meço'], [/seguindo$/, 'sigo'], [/petindo$/, 'pito'], [/ferindo$/, 'firo'], [/gerindo$/, 'giro'],
  [/vertindo$/, 'virto'], [/sentindo$/, 'sinto'], [/servindo$/, 'sirvo'], [/vestindo$/, 'visto'],
  [/eando$/, 'eio'], [/cendo$/, 'ço'], [/g[ei]ndo$/, 'jo'], [/guindo$/, 'go'], [/[aei]ndo$/, 'o'],
];

/** What I do, of a verb in the gerund: "passando" gives "passo". */
export function present(gerund: string): string {
  const known = IRREGULAR[gerund];
  if (known !== undefined) return known;
  const [ending, put] = CHANGES.find(([pattern]) => pattern.test(gerund)) ?? [/$/, ''];
  return gerund.replace(ending, put);
}

const DAY =
  '(?:hoje|amanhã|depois de amanhã|segunda|terça|quarta|quinta|sexta|sábado|domingo|semana que vem|próxima semana|mês que vem|fim d[oe] (?:dia|semana|mês)|final d[oe] (?:dia|semana|mês)|dia \\d{1,2}|\\d{1,2}/\\d{1,2}|(?:em|dentro de) (?:\\d+|uma?|dois|duas|três|poucos?|poucas?) (?:minutos?|horas?|dias?|semanas?)|[àa]s \\d{1,2}\\s?h)';
const DOES =
  '(?:entrega|entregam|entregará|corrige|corrigem|corrigirá|resolve|resolvem|resolverá|libera|liberam|liberará|envia|enviam|enviará|manda|mandam|mandará|retorna|retornam|retornará|responde|respondem|responderá|liga|ligam|ligará|faz|fazem|fará|instala|instalam|instalará|conclui|termina|publica|desbloqueia|vai|vão)';
const TEAMS = ['desenvolvimento', 'financeiro', 'comercial', 'implantação', 'programação', 'produto', 'técnico', 'fábrica', 'suporte técnico', 'field desk'];

/** A day that another team is said to keep: they are who the sentence is about, and a day stands in it. */
function foreignDates(text: string, otherDesks: readonly string[]): Pointer[] {
  const names = [...TEAMS, ...otherDesks].map((name) => name.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).filter((name) => name !== '');
  const team = `(?<!(?<!\\p{L})(?:com|para|pra|por|de|em|sobre)\\s)(?<!\\p{L})(?:o|a|os|as|nosso|nossa)\\s+(?:(?:time|pessoal|equipe|setor|departamento|turma)\\s+(?:d[oae]\\s+)?)?(?:${names.join('|')})(?!\\p{L})`;
  const claim = new RegExp(`${team}\\s+(?:\\p{L}+\\s+){0,2}?${DOES}(?!\\p{L})`, 'iu');
  const day = new RegExp(`(?:até\\s+(?:o\\s+|a\\s+|as\\s+|às\\s+)?)?(?<!\\p{L})${DAY}(?![\\p{L}\\d])`, 'iu');
  const found: Pointer[] = [];
  for (const sentence of text.matchAll(/[^.!?\n]+[.!?]*/g)) {
    const when = day.exec(sentence[0]);
    if (!when || !claim.test(sentence[0]) || sentence[0].includes('?')) continue;
    const from = sentence.index + when.index;
    found.push({ kind: 'date', from, to: from + when[0].length, words: when[0], better: null });
  }
  return found;
}

/** With a capital where the words replaced began with one. */
function asBegun(words: string, better: string): string {
  const first = words[0]!;
  return first === first.toLocaleLowerCase('pt') ? better : better[0]!.toLocaleUpperCase('pt') + better.slice(1);
}

function unaccented(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
