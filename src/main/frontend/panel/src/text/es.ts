import { ptBR, type Catalogue } from './pt-BR';
export const es: Catalogue = ptBR;
