import { backward } from './backward.ts';
import { batch } from './batch.ts';
import { below } from './below.ts';
import { bound } from './bound.ts';
import { certified } from './certified.ts';
import { chain } from './chain.ts';
import { exploding } from './exploding.ts';
import { ladder } from './ladder.ts';
import { ledger } from './ledger.ts';
import { noLoss } from './no-loss.ts';
import { norms } from './norms.ts';
import { outputError } from './output-error.ts';
import { product } from './product.ts';
import { proved } from './proved.ts';
import { setting } from './setting.ts';
import { sigmoid } from './sigmoid.ts';
import { slopes } from './slopes.ts';
import type { Derivation } from './types.ts';

const tables = {
  ...setting,
  ...outputError,
  ...backward,
  ...product,
  ...norms,
  ...slopes,
  ...bound,
  ...proved,
  ...below,
  ...batch,
  ...ladder,
  ...noLoss,
  ...ledger,
  ...sigmoid,
  ...chain,
  ...exploding,
  ...certified,
};

export type EquationId = keyof typeof tables;

/** Every displayed equation of the article, in the order of the chapters. */
export const equations: Readonly<Record<EquationId, Derivation>> = tables;

export const equationIds = Object.keys(tables) as readonly EquationId[];

export const isEquationId = (id: string): id is EquationId => Object.hasOwn(tables, id);
