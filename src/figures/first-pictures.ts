import { renderTex } from '../tex/render.ts';
import { errorTex } from './inequality.ts';

const sources = [
  '\\gamma^{L-l}',
  '\\gamma^{L-l+1}',
  '\\prod\\|w^r\\|',
  '\\gamma\\|w^r\\|',
  errorTex(1),
  errorTex(2),
] as const;

/** The symbols of the first view by their TeX. The build puts the outcome of this file in its place: KaTeX comes later. */
export const firstPictures: Readonly<Record<string, string>> = Object.fromEntries(
  sources.map((tex) => [tex, renderTex(tex, 'symbol')]),
);
