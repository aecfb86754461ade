/** The chapters of the article and its appendices, as addresses name them, in their order. */
export const chapterTitles = {
  'drag-the-depth': 'Drag the depth',
  'the-network': 'The network',
  'the-backward-pass': 'The backward pass',
  'one-product': 'One product',
  'how-large': 'How large can it be?',
  'where-generous': 'Where the proof is generous',
  sigmoid: 'Sigmoid: a quarter at best',
  tanh: 'tanh: the bound is silent',
  'same-matrix': 'The same matrix again and again',
  'does-it-matter': 'Does it matter?',
  'what-people-do': 'What people do about it',
  symbols: 'Symbols',
  'ten-mistakes': 'Ten common mistakes',
  numbers: 'How the numbers are computed and certified',
  references: 'References',
} as const;

export type ChapterId = keyof typeof chapterTitles;
