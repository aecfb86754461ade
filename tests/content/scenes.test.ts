import { describe, expect, it } from 'vitest';
import { expandTerms, parseProse } from '../../src/content/markup.ts';
import * as beginning from '../../src/content/scenes/beginning.ts';
import * as bound from '../../src/content/scenes/bound.ts';
import * as edge from '../../src/content/scenes/edge.ts';
import { lectures } from '../../src/content/scenes/lectures.ts';
import { intervalWidth, widestInterval } from '../../src/core/single-chain.ts';
import { type NetKey, netKeys } from '../../src/model/page-settings.ts';
import { minutesOf, netSettings, type Scene, sceneControls } from '../../src/model/scene.ts';
import { defaultSettings, isValid, type Settings } from '../../src/model/settings.ts';
import { trainingPresets } from '../../src/model/trainings.ts';
import { comparedRows } from '../../src/state/comparison.ts';
import { renderTex } from '../../src/tex/render.ts';
import { term } from '../../src/tex/term.ts';
import { resultsOf } from '../figures/nets.ts';

const all: readonly (readonly [string, Scene])[] = Object.values(lectures).flatMap((lecture) =>
  lecture.scenes.map((scene) => [`${lecture.title}: ${scene.title}`, scene] as const),
);

const at = (scene: Scene) => resultsOf({ ...defaultSettings, ...scene.settings });
const decades = (log: number): number => log / Math.LN10;

describe('the lectures', () => {
  it('last 45 and 10 minutes, with 12 to 15 and about five scenes', () => {
    expect(minutesOf(lectures.whole)).toBe(45);
    expect(lectures.whole.scenes.length).toBeGreaterThanOrEqual(12);
    expect(lectures.whole.scenes.length).toBeLessThanOrEqual(15);
    expect(minutesOf(lectures.short)).toBe(10);
    expect(lectures.short.scenes).toHaveLength(5);
  });

  it.each(all)('%s: valid settings, none of them a default; text that is set without a fault', (_, scene) => {
    for (const [key, value] of Object.entries(scene.settings)) {
      expect(netKeys).toContain(key);
      expect(isValid(key as NetKey, value)).toBe(true);
    }
    expect(Object.keys(scene.settings).sort()).toEqual(
      Object.keys(netSettings({ ...defaultSettings, ...scene.settings })).sort(),
    );
    for (const control of scene.controls) expect(sceneControls).toContain(control);
    for (const piece of parseProse(`${scene.statement} ${scene.ask} ${scene.notes}`))
      if (piece.kind === 'math') expect(renderTex(expandTerms(piece.text, term, false))).toContain('katex');
    for (const line of scene.formula)
      expect(renderTex(expandTerms(line, term, true), 'display')).toContain('katex');
    // Two lines of a projector.
    expect(scene.statement.length).toBeLessThanOrEqual(95);
    expect(scene.notes).not.toBe('');
    expect(scene.ask).not.toBe('');
  });
});

describe('what the notes say of the nets they show', () => {
  it('guess and unstable: almost eighteen powers of ten, a quarter per layer', () => {
    const { logDelta } = at(beginning.guess).measurement;
    const fall = decades(logDelta[30]! - logDelta[2]!);
    expect(fall).toBeGreaterThan(17.5);
    expect(fall).toBeLessThan(18);
    expect(Math.exp((logDelta[2]! - logDelta[30]!) / 28)).toBeCloseTo(0.25, 1);
    expect(0.921 ** 28).toBeCloseTo(0.1, 3);
    expect(Math.log10(1.086 ** 28)).toBeCloseTo(1, 2);
  });

  it('certificate: it ends near σ_w = 2, and the net of the scene has it', () => {
    const results = at(bound.certified);
    expect(results.verdict).toBe('vanishing');
    expect(results.certifiedScale).toBeGreaterThan(1.9);
    expect(results.certifiedScale).toBeLessThan(2.3);
  });

  it('generous: almost four powers of ten, more than 85 % of them by alignment', () => {
    const { slack } = at(bound.generous);
    const sum = (values: Float64Array) => decades(values.slice(2).reduce((a, b) => a + b, 0));
    const parts = [slack!.alignment, slack!.averaging, slack!.activation].map(sum);
    const total = parts.reduce((a, b) => a + b, 0);
    expect(total).toBeGreaterThan(3.5);
    expect(total).toBeLessThan(4);
    expect(parts[0]! / total).toBeGreaterThan(0.85);
  });

  it('certified: the window of one neuron is never wider than 0.4477, at 6.894, and nothing below 4', () => {
    expect(widestInterval.width).toBeLessThan(0.4478);
    expect(widestInterval.width).toBeGreaterThan(0.4476);
    expect(widestInterval.weight).toBeCloseTo(6.894, 3);
    expect(intervalWidth(3.99)).toBe(0);
  });

  it('silent: the gradient loses a factor of about twenty-five, the bound almost reaches 10⁸; at scale 3 it grows', () => {
    const { measurement, bounds, verdict } = at(edge.silent);
    const { logDelta } = measurement;
    expect(verdict).toBe('silent');
    expect(Math.exp(logDelta[30]! - logDelta[2]!)).toBeGreaterThan(20);
    expect(Math.exp(logDelta[30]! - logDelta[2]!)).toBeLessThan(30);
    expect(decades(bounds.logB0[2]!)).toBeGreaterThan(7.7);
    expect(decades(bounds.logB0[2]!)).toBeLessThan(8);
    expect(Math.exp((bounds.logB0[2]! - bounds.logB0[30]!) / 28)).toBeCloseTo(1.9, 1);
    const large = at({ ...edge.silent, settings: { ...edge.silent.settings, scale: 3 } }).measurement
      .logDelta;
    expect(large[2]!).toBeGreaterThan(large[30]!);
  });

  it('skips: every κ is below one, so that the lower product proves something', () => {
    const { bounds, measurement } = at(edge.skips);
    for (const least of bounds.growthLeast.slice(3)) expect(least).toBeGreaterThan(0.75);
    expect(Math.abs(decades(measurement.logDelta[2]! - measurement.logDelta[30]!))).toBeLessThan(2);
    const plain = at({ ...edge.skips, settings: { ...edge.skips.settings, skip: 'none' } }).measurement;
    expect(decades(plain.logDelta[30]! - plain.logDelta[2]!) / 28).toBeCloseTo(Math.log10(20), 1);
  });

  it('remedies: what replaces the sigmoid or goes around it stays within a power of ten, what leaves it in place does not', () => {
    const ratios = (activation: Settings['activation']) =>
      new Map(
        comparedRows({ ...defaultSettings, ...edge.remedies.settings, activation }).map(
          ({ id, settings }) => {
            const { logDelta } = resultsOf(settings).measurement;
            return [id, decades(logDelta[2]! - logDelta[30]!)];
          },
        ),
      );
    const sigmoid = ratios('sigmoid');
    for (const id of ['he', 'selu', 'tanh-edge', 'residual'])
      expect(Math.abs(sigmoid.get(id)!), id).toBeLessThan(1.5);
    for (const id of ['none', 'glorot', 'orthogonal', 'cross-entropy', 'clipping'])
      expect(sigmoid.get(id), id).toBeLessThan(-17);
    expect(sigmoid.get('layer-norm')! - sigmoid.get('none')!).toBeGreaterThan(5);
    expect(sigmoid.get('layer-norm')).toBeLessThan(-11);
    for (const id of ['batch-norm', 'float16']) expect(sigmoid.get(id), id).toBe(Number.NEGATIVE_INFINITY);
    const tanh = ratios('tanh');
    for (const id of ['none', 'glorot', 'orthogonal']) expect(tanh.get(id), id).toBeGreaterThan(-1.5);
  });

  it('answer: the preset of its notes, twenty layers each, the sigmoid at a hundred times the rate', () => {
    const { rows } = trainingPresets.find(({ id }) => id === edge.answer.training)!;
    expect(rows.map(({ settings }) => [settings.layers, settings.activation])).toEqual([
      [20, 'sigmoid'],
      [20, 'relu'],
      [20, 'relu'],
    ]);
    expect(rows.map(({ settings }) => [settings.weights, settings.skip])).toEqual([
      ['gaussian', 'none'],
      ['orthogonal', 'none'],
      ['gaussian', 'residual'],
    ]);
    expect(rows[0]!.plan.rate).toBe(100 * rows[1]!.plan.rate);
    expect(rows[1]!.plan.rate).toBe(rows[2]!.plan.rate);
  });
});
