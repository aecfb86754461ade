import { worksAToH } from './works-a-h.ts';
import { worksIToZ } from './works-i-z.ts';

/** A work that the article refers to. At least one of `doi`, `arxiv` and `url` leads to it. */
export interface Reference {
  /** "R. Pascanu": initials, then the family name. A body has its name alone. */
  readonly authors: readonly string[];
  readonly year: number;
  readonly title: string;
  /** Journal or proceedings, volume, pages. */
  readonly venue: string;
  readonly doi?: string;
  readonly arxiv?: string;
  readonly url?: string;
}

const works = { ...worksAToH, ...worksIToZ };

export type ReferenceId = keyof typeof works;

/** All works the article refers to, in the order of their list. */
export const references: Readonly<Record<ReferenceId, Reference>> = works;
export const referenceIds = Object.keys(works) as readonly ReferenceId[];

/** Initials end in a point; what follows them is the family name. */
export const familyName = (author: string): string => author.replace(/^(?:\S+\.\s)+/, '');

const listed = (names: readonly string[]): string =>
  names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** "Pascanu, Mikolov and Bengio 2013", "He et al. 2015": as the text names a work. */
export function shortForm({ authors, year }: Reference): string {
  const names = authors.map(familyName);
  return `${names.length > 3 ? `${names[0]} et al.` : listed(names)} ${year}`;
}

export const authorsOf = ({ authors }: Reference): string => listed(authors);

/** Where a work is found: the words of each link and its address. */
export function linksOf({ doi, arxiv, url }: Reference): readonly { words: string; href: string }[] {
  return [
    ...(doi === undefined ? [] : [{ words: `doi:${doi}`, href: `https://doi.org/${doi}` }]),
    ...(arxiv === undefined ? [] : [{ words: `arXiv:${arxiv}`, href: `https://arxiv.org/abs/${arxiv}` }]),
    ...(url === undefined ? [] : [{ words: url.replace(/^https?:\/\/|\/$/g, ''), href: url }]),
  ];
}
