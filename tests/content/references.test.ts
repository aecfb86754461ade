import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  familyName,
  linksOf,
  type Reference,
  referenceIds,
  references,
  shortForm,
} from '../../src/content/references.ts';

const chapters = readdirSync('src/content/chapters').map((name) =>
  readFileSync(`src/content/chapters/${name}`, 'utf8'),
);
const cited = new Set(
  chapters.flatMap((text) => [...text.matchAll(/<Cite id="([^"]+)"/g)].map(([, id]) => id!)),
);
/** Words of the article that name a work without a link: the sources of the equations. */
const sources = readdirSync('src/content/equations')
  .map((name) => readFileSync(`src/content/equations/${name}`, 'utf8'))
  .join('\n');

describe.each(referenceIds)('%s', (id) => {
  const work: Reference = references[id];

  it('leads to the work by a DOI, an arXiv number or an address', () => {
    const { doi, arxiv, url } = work;
    expect([doi, arxiv, url].filter(Boolean).length).toBeGreaterThan(0);
    if (doi !== undefined) expect(doi).toMatch(/^10\.\d{4,9}\/\S+$/);
    if (arxiv !== undefined) {
      // The first four digits are the year and the month of the first version, never after the publication.
      expect(arxiv).toMatch(/^\d{4}\.\d{4,5}$/);
      expect(2000 + Number(arxiv.slice(0, 2))).toBeLessThanOrEqual(work.year);
      expect(2000 + Number(arxiv.slice(0, 2))).toBeGreaterThanOrEqual(work.year - 3);
    }
    for (const { href } of linksOf(work)) expect(new URL(href).href).toBe(href);
  });

  it('is named by its first author and year, and referred to', () => {
    const first = familyName(work.authors[0]!);
    expect(id.endsWith(String(work.year))).toBe(true);
    expect(id.startsWith(first.toLowerCase().split(/[\s-]/)[0]!)).toBe(true);
    expect(cited.has(id) || sources.includes(`${first}`)).toBe(true);
  });
});

it('the list stands in the order of names and years', () => {
  const keys = referenceIds.map((id) => `${familyName(references[id].authors[0]!)} ${references[id].year}`);
  expect(keys).toEqual(keys.toSorted((a, b) => a.localeCompare(b, 'en')));
});

it('works are named by up to three authors', () => {
  const by = (...authors: string[]) => shortForm({ authors, year: 2001, title: 't', venue: 'v' });
  expect(by('A. B. Core')).toBe('Core 2001');
  expect(by('A. Core', 'K.-R. Müller')).toBe('Core and Müller 2001');
  expect(by('A. Core', 'B. Sohl-Dickstein', 'C. Du')).toBe('Core, Sohl-Dickstein and Du 2001');
  expect(by('A. Core', 'B. Bo', 'C. Du', 'D. Li')).toBe('Core et al. 2001');
});

it('no two works are named alike', () => {
  const names = referenceIds.map((id) => shortForm(references[id]));
  expect(new Set(names).size).toBe(names.length);
});
