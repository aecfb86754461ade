import type { ReactNode } from 'react';
import { ComparisonFigure } from '../../figures/comparison-figure.tsx';
import { Scrub } from '../../figures/scrub.tsx';
import { Shown } from '../parts.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';
import { RemedyExercises } from './11-exercises.tsx';
import { Normalisation } from './11-normalisation.tsx';
import { Residual } from './11-residual.tsx';
import { Starts } from './11-starts.tsx';
import { TheRest } from './11-the-rest.tsx';

export function WhatPeopleDo(): ReactNode {
  return (
    <>
      <p>
        Nets of a hundred layers are trained every day. People have found a number of remedies, and most nets
        use several of them. Here they come one at a time, on the same instrument as everything else: each is
        a setting, each changes the bound in a way that can be proved, or has a rate that is known exactly.
        And each leaves something uncured.
      </p>
      <p>
        The figure applies each remedy to your own net, <Scrub setting="layers" /> layers of{' '}
        <Scrub setting="width" /> neurons with activation <Scrub setting="activation" />, and compares the
        first gradient with the last one. Level is the stroke at&nbsp;1: there both layers receive the same. A
        button at the end of a row puts that net into the instrument.
      </p>
      <ComparisonFigure />
      <p>
        Two things should be looked at before any single row. First, change from biases to weights. Some
        verdicts change, and for the reason of chapter&nbsp;4: without biases and with a function that passes
        0 through, what errors lose on the way back, activations have lost on the way forward, and the weight
        gradient is the product of both. Second, look at the brackets. Most bands of nets lie far inside of
        them. The bound has not become a better description of typical nets because a remedy was applied; but
        for residual and for orthogonal nets there is a bound from below at last.
      </p>
      <Starts />
      <Residual />
      <Normalisation />
      <TheRest />
      <RemedyExercises />
      <Shown kind="theorem">
        A residual net whose branches have <M tex="\kappa < 1" /> keeps at least the share{' '}
        <M tex="\prod(1-\kappa_r)" /> of its gradient, <Ref id="residual-bracket" />. A normalised layer makes
        the size of its weights irrelevant, <Ref id="scale-free" />. Clipping and loss scaling change no ratio
        between layers. What each start, each activation and each normalisation does per layer is{' '}
        <em>typical case</em>: a single number. He’s start for ReLU, the edge for tanh and layer normalisation
        of ReLU have it at 1.
      </Shown>
    </>
  );
}
