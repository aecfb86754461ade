import type { ReactNode } from 'react';
import { Picture } from '../tex/picture.tsx';
import { firstPictures } from './first-pictures.ts';

/** The picture of a symbol of the first view. */
export function FirstPicture({ tex }: { readonly tex: string }): ReactNode {
  const html = firstPictures[tex];
  if (html === undefined) throw new Error(`No symbol of the first view: ${tex}`);
  return <Picture inside={{ __html: html }} />;
}
