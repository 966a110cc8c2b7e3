import { ptBR, type Catalogue } from './pt-BR';
export const en: Catalogue = ptBR;
