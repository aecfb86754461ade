import { backward } from './backward.ts';
import { outputError } from './output-error.ts';
import { product } from './product.ts';
import { setting } from './setting.ts';
import type { Derivation } from './types.ts';

const tables = { ...setting, ...outputError, ...backward, ...product };

export type EquationId = keyof typeof tables;

/** Every displayed equation of the article, in the order of the chapters. */
export const equations: Readonly<Record<EquationId, Derivation>> = tables;

export const equationIds = Object.keys(tables) as readonly EquationId[];

export const isEquationId = (id: string): id is EquationId => Object.hasOwn(tables, id);
