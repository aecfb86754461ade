import { backward } from './backward.ts';
import { batch } from './batch.ts';
import { below } from './below.ts';
import { bound } from './bound.ts';
import { certified } from './certified.ts';
import { chain } from './chain.ts';
import { exploding } from './exploding.ts';
import { ladder } from './ladder.ts';
import { learning } from './learning.ts';
import { learningSteps } from './learning-steps.ts';
import { ledger } from './ledger.ts';
import { noAnswer } from './no-answer.ts';
import { noLoss } from './no-loss.ts';
import { normalised } from './normalised.ts';
import { norms } from './norms.ts';
import { outputError } from './output-error.ts';
import { product } from './product.ts';
import { proved } from './proved.ts';
import { recurrent } from './recurrent.ts';
import { recurrentLinear } from './recurrent-linear.ts';
import { residual } from './residual.ts';
import { setting } from './setting.ts';
import { sigmoid } from './sigmoid.ts';
import { slopes } from './slopes.ts';
import { starts } from './starts.ts';
import { stored } from './stored.ts';
import type { Derivation } from './types.ts';
import { typicalBackward } from './typical-backward.ts';
import { typicalEdge } from './typical-edge.ts';
import { typicalForward } from './typical-forward.ts';
import { typicalGradient } from './typical-gradient.ts';
import { typicalInputs } from './typical-inputs.ts';
import { typicalNoEdge } from './typical-no-edge.ts';
import { typicalOrder } from './typical-order.ts';
import { typicalOutput } from './typical-output.ts';
import { typicalSigmoid } from './typical-sigmoid.ts';
import { typicalWidth } from './typical-width.ts';

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
  ...typicalForward,
  ...typicalInputs,
  ...typicalBackward,
  ...typicalGradient,
  ...typicalOutput,
  ...typicalEdge,
  ...typicalOrder,
  ...typicalSigmoid,
  ...typicalNoEdge,
  ...typicalWidth,
  ...recurrent,
  ...recurrentLinear,
  ...learning,
  ...noAnswer,
  ...learningSteps,
  ...starts,
  ...residual,
  ...normalised,
  ...stored,
  ...certified,
};

export type EquationId = keyof typeof tables;

/** Every displayed equation of the article, in the order of the chapters. */
export const equations: Readonly<Record<EquationId, Derivation>> = tables;

export const equationIds = Object.keys(tables) as readonly EquationId[];

export const isEquationId = (id: string): id is EquationId => Object.hasOwn(tables, id);
