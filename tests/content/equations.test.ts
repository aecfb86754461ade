import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { equationIds, equations, isEquationId } from '../../src/content/equations/registry.ts';
import { expandTerms, parseProse } from '../../src/content/markup.ts';
import { renderTex } from '../../src/tex/render.ts';
import { term } from '../../src/tex/term.ts';

function filesUnder(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`);
}

const chapterTexts = filesUnder('src/content/chapters', /\.tsx$/).map((path) => readFileSync(path, 'utf8'));
const shownIds = chapterTexts.flatMap((text) =>
  [...text.matchAll(/<Equation\s+id="([^"]+)"/g)].map(([, id]) => id!),
);
/** `[eq:<id>]` in the first argument of it(…), it.each(…)(…), test(…) or describe(…). */
const bornIds = new Set(
  filesUnder('tests', /\.test\.tsx?$/).flatMap((path) =>
    [
      ...readFileSync(path, 'utf8').matchAll(/(?:it|test|describe)(?:\.each\([^)]*\))?\(\s*(['"`])(.*?)\1/gs),
    ].flatMap(([, , name]) => [...name!.matchAll(/\[eq:([a-z0-9-]+)\]/g)].map(([, id]) => id!)),
  ),
);

/** All prose of a derivation, and all its TeX outside prose. */
function textsOf(id: (typeof equationIds)[number]): { prose: string[]; tex: string[] } {
  const { tex, reason, hypotheses, statement, sketch, steps, source } = equations[id];
  return {
    prose: [reason, ...hypotheses, statement, sketch, source, ...steps.map((step) => step.reason)],
    tex: [tex, ...steps.map((step) => step.tex)],
  };
}

describe.each(equationIds)('%s', (id) => {
  it('is shown in exactly one place of the chapters', () => {
    expect(shownIds.filter((shown) => shown === id)).toHaveLength(1);
  });

  it('has a text at each depth, and a reason for each step', () => {
    const { statement, sketch, steps, reason, source, name, label } = equations[id];
    for (const text of [statement, sketch, reason, source, name, label]) expect(text.trim()).not.toBe('');
    expect(statement.length).toBeGreaterThan(40);
    expect(sketch.length).toBeGreaterThan(40);
    expect(steps.length).toBeGreaterThan(0);
    for (const step of steps) expect(step.reason.trim()).not.toBe('');
  });

  it('renders without a fault, in its display and in all its prose', () => {
    const { prose, tex } = textsOf(id);
    for (const one of tex) expect(renderTex(expandTerms(one, term, true), 'display')).toContain('katex');
    for (const piece of prose.flatMap(parseProse)) {
      if (piece.kind === 'math') expect(renderTex(expandTerms(piece.text, term, false))).toContain('katex');
      if (piece.kind === 'reference') expect(isEquationId(piece.text), piece.text).toBe(true);
      if (piece.kind === 'text') expect(piece.text).not.toMatch(/[$*@]|\[\[|\]\]|\\/);
    }
  });

  it('is borne by a test', () => {
    expect([...bornIds]).toContain(id);
  });
});

it('no chapter shows an equation that is not in the tables', () => {
  expect(shownIds.filter((id) => !isEquationId(id))).toEqual([]);
});

it('no test bears an equation that is not in the tables', () => {
  expect([...bornIds].filter((id) => !isEquationId(id))).toEqual([]);
});

it('no label stands for two equations', () => {
  const labels = equationIds.map((id) => equations[id].label);
  expect(new Set(labels).size).toBe(labels.length);
});
