import type { Lecture, Scene } from '../../model/scene.ts';
import { backward, guess, net, product, unstable } from './beginning.ts';
import { certified, generous, norms, quarter } from './bound.ts';
import { answer, edge, relu, remedies, silent, skips } from './edge.ts';

/** The whole story, in 45 minutes. */
const whole: Lecture = {
  title: 'Why is it hard to train deep neural networks?',
  scenes: [
    guess,
    unstable,
    net,
    backward,
    product,
    norms,
    quarter,
    certified,
    generous,
    silent,
    edge,
    relu,
    skips,
    remedies,
    answer,
  ],
};

const inShort = (scene: Scene): Scene => ({ ...scene, minutes: 2 });

/** The same story in ten minutes: what happens, the product, its bound, where the bound is silent, what decides then. */
const short: Lecture = {
  title: 'Why deep nets are hard to train, in ten minutes',
  scenes: [guess, product, certified, silent, edge].map(inShort),
};

export const lectures = { whole, short } as const;
