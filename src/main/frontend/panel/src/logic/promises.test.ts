import { expect, it } from 'vitest';
import { apply, infinitive, pointers, present } from './promises';

const better = (text: string) => pointers(text).filter((p) => p.kind === 'gerund').map((p) => `${p.words} > ${p.better}`);

it.each([
  ['Vou estar verificando o problema…', 'Vou estar verificando > Vou verificar'],
  ['Estarei passando para o fulano de tal…', 'Estarei passando > Passo'],
  ['vamos estar enviando o boleto', 'vamos estar enviando > vamos enviar'],
  ['Olá! vou estar te enviando o link', 'vou estar te enviando > vou te enviar'],
  ['estarei lhe enviando o arquivo', 'estarei lhe enviando > lhe envio'],
  ['Iremos estar analisando o caso', 'Iremos estar analisando > Vamos analisar'],
  ['irei estar retornando', 'irei estar retornando > vou retornar'],
  ['Estaremos corrigindo isso', 'Estaremos corrigindo > Vamos corrigir'],
  ['a gente vai estar resolvendo', 'vai estar resolvendo > vai resolver'],
  ['eles vão estar ligando', 'vão estar ligando > vão ligar'],
  ['eles vao estar ligando', 'vao estar ligando > vão ligar'],
  ['O financeiro estará retornando', 'estará retornando > vai retornar'],
  ['os técnicos estarão visitando a loja', 'estarão visitando > vão visitar'],
  ['Vou também estar abrindo um chamado', 'Vou também estar abrindo > Vou também abrir'],
  ['vou estar já encaminhando', 'vou estar já encaminhando > vou já encaminhar'],
  ['Posso estar passando o valor', 'Posso estar passando > Posso passar'],
  ['podemos estar agendando', 'podemos estar agendando > podemos agendar'],
  ['Estarei fazendo o teste', 'Estarei fazendo > Faço'],
  ['estarei pedindo ao setor', 'estarei pedindo > peço'],
  ['estarei vendo isso', 'estarei vendo > vejo'],
  ['estarei desbloqueando o sistema', 'estarei desbloqueando > desbloqueio'],
  ['estarei conhecendo o caso', 'estarei conhecendo > conheço'],
  ['estarei corrigindo a nota', 'estarei corrigindo > corrijo'],
  ['estarei seguindo o roteiro', 'estarei seguindo > sigo'],
  ['estarei aguardando o seu retorno', 'estarei aguardando > aguardo'],
  ['vou estar enviando-lhe o boleto', 'vou estar enviando-lhe > vou enviar-lhe'],
  ['VOU ESTAR VERIFICANDO', 'VOU ESTAR VERIFICANDO > Vou verificar'],
  ['vou\nestar  verificando', 'vou\nestar  verificando > vou verificar'],
  ['Vou estar compondo a resposta', 'Vou estar compondo > Vou compor'],
])('“%s” is pointed at', (text, said) => expect(better(text)).toEqual([said]));

it.each([
  'Estou verificando agora.',
  'Vou verificar e respondo até as 15 h.',
  'Passo para a Ana em seguida.',
  'Estava conferindo a sua nota.',
  'Estamos analisando com você.',
  'Fique tranquilo que eu pessoalmente estarei acompanhando isso.',
  'O sistema vai estar funcionando amanhã cedo.',
  'A loja estará usando a versão nova.',
  'Se estiver dando erro, me mande a tela.',
  'Vou estar na empresa quando você chegar.',
  'Estarei aqui à tarde.',
  'Vou estar quando precisar.',
  'Segundo o manual, o certificado vence hoje.',
  'Continuo testando.',
  'Quando eu estava saindo, o erro voltou.',
  'O comando vai estar lindo no menu.',
  'Fico esperando o arquivo.',
  'Você vai estar trabalhando na sexta?',
])('“%s” is not', (text) => expect(better(text)).toEqual([]));

it('wordsThatHangOnTheVerbAreLeftToTheWriter', () => expect(better('vou estar enviando-o')).toEqual(['vou estar enviando-o > null']));

it('oneTouchPutsTheBetterWordsInTheirPlace', () => {
  const text = 'Olá! Vou estar verificando e estarei passando ao time.';
  const [first] = pointers(text);
  const once = apply(text, first!);
  expect(once.text.slice(0, once.caret)).toBe('Olá! Vou verificar');
  expect(apply(once.text, pointers(once.text)[0]!).text).toBe('Olá! Vou verificar e passo ao time.');
});

const days = (text: string, desks: string[] = []) => pointers(text, desks).filter((p) => p.kind === 'date').map((p) => p.words);

it.each([
  ['Até sexta o desenvolvimento entrega.', 'Até sexta'],
  ['O financeiro libera amanhã.', 'amanhã'],
  ['o time de desenvolvimento vai corrigir até dia 10', 'até dia 10'],
  ['A equipe do comercial responde em 2 horas', 'em 2 horas'],
  ['O técnico vai às 15h', 'às 15h'],
  ['O pessoal da implantação liga na próxima semana', 'próxima semana'],
])('the day in “%s” is another desk’s', (text, day) => expect(days(text)).toEqual([day]));

it.each([
  'Vou verificar com o financeiro e respondo até sexta.',
  'Encaminhei ao financeiro hoje.',
  'O financeiro vai avaliar e eu aviso você.',
  'Mando o boleto amanhã.',
  'O financeiro libera amanhã?',
  'Falei com o desenvolvimento hoje. Ele avisa assim que souber.',
])('“%s” promises no other desk’s day', (text) => expect(days(text)).toEqual([]));

it('theHousesOwnDesksAreKnownByTheirNames', () => {
  expect(days('A Retaguarda entrega na sexta', ['Retaguarda'])).toEqual(['sexta']);
  expect(days('A Retaguarda entrega na sexta')).toEqual([]);
});

it('verbsAreBentAsTheyAre', () => {
  expect(['passando', 'escrevendo', 'abrindo', 'propondo', 'mantendo', 'repetindo', 'exigindo', 'lendo', 'incluindo'].map(present)).toEqual([
    'passo', 'escrevo', 'abro', 'proponho', 'mantenho', 'repito', 'exijo', 'leio', 'incluo',
  ]);
  expect(['pondo', 'indo', 'vindo', 'saindo', 'propondo'].map(infinitive)).toEqual(['pôr', 'ir', 'vir', 'sair', 'propor']);
});
