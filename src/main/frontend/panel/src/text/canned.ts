/** Whose a canned reply is, in Ajustes. */
import { spoken } from './page';

const ptBR = { whose: 'Para quem', mine: 'Só para mim', lead: 'As suas aparecem só para você; as dos setores, para todos que atendem neles.' };
const en: typeof ptBR = { whose: 'For whom', mine: 'Only for me', lead: 'Your own are shown to you alone; those of the desks, to everybody who answers there.' };
const es: typeof ptBR = { whose: 'Para quién', mine: 'Solo para mí', lead: 'Las suyas aparecen solo para usted; las de los sectores, para todos los que atienden en ellos.' };

export const allCanned = { 'pt-BR': ptBR, en, es };
export const cannedWords = () => spoken(allCanned);
