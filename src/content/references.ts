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

/** By the family name of the first author, then by year. */
const works = {
  'bolte-pauwels-2020': {
    authors: ['J. Bolte', 'E. Pauwels'],
    year: 2020,
    title: 'A mathematical model for automatic differentiation in machine learning',
    venue: 'Advances in Neural Information Processing Systems 33',
    arxiv: '2006.02080',
  },
  'bolte-pauwels-2021': {
    authors: ['J. Bolte', 'E. Pauwels'],
    year: 2021,
    title:
      'Conservative set valued fields, automatic differentiation, stochastic gradient methods and deep learning',
    venue: 'Mathematical Programming 188, 19–51',
    doi: '10.1007/s10107-020-01501-5',
    arxiv: '1909.10300',
  },
  'cross-validated-2018': {
    authors: ['Cross Validated'],
    year: 2018,
    title: 'Answer to the question “Why is it hard to train deep neural networks?”',
    venue: 'Stack Exchange, question 262750, answer 369353',
    url: 'https://stats.stackexchange.com/a/369353',
  },
  'du-hu-lee-2018': {
    authors: ['S. S. Du', 'W. Hu', 'J. D. Lee'],
    year: 2018,
    title:
      'Algorithmic regularization in learning deep homogeneous models: layers are automatically balanced',
    venue: 'Advances in Neural Information Processing Systems 31',
    arxiv: '1806.00900',
  },
  'edelman-1988': {
    authors: ['A. Edelman'],
    year: 1988,
    title: 'Eigenvalues and condition numbers of random matrices',
    venue: 'SIAM Journal on Matrix Analysis and Applications 9, 543–560',
    doi: '10.1137/0609045',
  },
  'geman-1980': {
    authors: ['S. Geman'],
    year: 1980,
    title: 'A limit theorem for the norm of random matrices',
    venue: 'The Annals of Probability 8, 252–261',
    doi: '10.1214/aop/1176994775',
  },
  'geman-1986': {
    authors: ['S. Geman'],
    year: 1986,
    title: 'The spectral radius of large random matrices',
    venue: 'The Annals of Probability 14, 1318–1328',
    doi: '10.1214/aop/1176992372',
  },
  'glorot-bengio-2010': {
    authors: ['X. Glorot', 'Y. Bengio'],
    year: 2010,
    title: 'Understanding the difficulty of training deep feedforward neural networks',
    venue: 'AISTATS, Proceedings of Machine Learning Research 9, 249–256',
    url: 'https://proceedings.mlr.press/v9/glorot10a.html',
  },
  'hanin-2018': {
    authors: ['B. Hanin'],
    year: 2018,
    title: 'Which neural net architectures give rise to exploding and vanishing gradients?',
    venue: 'Advances in Neural Information Processing Systems 31',
    arxiv: '1801.03744',
  },
  'hanin-nica-2020': {
    authors: ['B. Hanin', 'M. Nica'],
    year: 2020,
    title: 'Products of many large random matrices and gradients in deep neural networks',
    venue: 'Communications in Mathematical Physics 376, 287–322',
    doi: '10.1007/s00220-019-03624-z',
    arxiv: '1812.05994',
  },
  'hayou-2019': {
    authors: ['S. Hayou', 'A. Doucet', 'J. Rousseau'],
    year: 2019,
    title: 'On the impact of the activation function on deep neural networks training',
    venue: 'ICML, Proceedings of Machine Learning Research 97',
    arxiv: '1902.06853',
  },
  'he-2015': {
    authors: ['K. He', 'X. Zhang', 'S. Ren', 'J. Sun'],
    year: 2015,
    title: 'Delving deep into rectifiers: surpassing human-level performance on ImageNet classification',
    venue: 'IEEE International Conference on Computer Vision, 1026–1034',
    doi: '10.1109/ICCV.2015.123',
    arxiv: '1502.01852',
  },
  'higham-2002': {
    authors: ['N. J. Higham'],
    year: 2002,
    title: 'Accuracy and stability of numerical algorithms',
    venue: 'Second edition, SIAM',
    doi: '10.1137/1.9780898718027',
  },
  'kingma-ba-2015': {
    authors: ['D. P. Kingma', 'J. Ba'],
    year: 2015,
    title: 'Adam: a method for stochastic optimization',
    venue: 'International Conference on Learning Representations',
    arxiv: '1412.6980',
  },
  'lecun-1998': {
    authors: ['Y. LeCun', 'L. Bottou', 'G. B. Orr', 'K.-R. Müller'],
    year: 1998,
    title: 'Efficient BackProp',
    venue: 'Neural Networks: Tricks of the Trade, Lecture Notes in Computer Science 1524, 9–50',
    doi: '10.1007/3-540-49430-8_2',
  },
  'newman-1986': {
    authors: ['C. M. Newman'],
    year: 1986,
    title: 'The distribution of Lyapunov exponents: exact results for random matrices',
    venue: 'Communications in Mathematical Physics 103, 121–126',
    doi: '10.1007/BF01464284',
  },
  'nielsen-2015': {
    authors: ['M. A. Nielsen'],
    year: 2015,
    title: 'Neural networks and deep learning',
    venue: 'Determination Press',
    url: 'http://neuralnetworksanddeeplearning.com/',
  },
  'pascanu-2013': {
    authors: ['R. Pascanu', 'T. Mikolov', 'Y. Bengio'],
    year: 2013,
    title: 'On the difficulty of training recurrent neural networks',
    venue: 'ICML, Proceedings of Machine Learning Research 28(3), 1310–1318',
    url: 'https://proceedings.mlr.press/v28/pascanu13.html',
  },
  'poole-2016': {
    authors: ['B. Poole', 'S. Lahiri', 'M. Raghu', 'J. Sohl-Dickstein', 'S. Ganguli'],
    year: 2016,
    title: 'Exponential expressivity in deep neural networks through transient chaos',
    venue: 'Advances in Neural Information Processing Systems 29',
    arxiv: '1606.05340',
  },
  'rump-2006': {
    authors: ['S. M. Rump'],
    year: 2006,
    title: 'Verification of positive definiteness',
    venue: 'BIT Numerical Mathematics 46, 433–452',
    doi: '10.1007/s10543-006-0056-1',
  },
  'saxe-2014': {
    authors: ['A. M. Saxe', 'J. L. McClelland', 'S. Ganguli'],
    year: 2014,
    title: 'Exact solutions to the nonlinear dynamics of learning in deep linear neural networks',
    venue: 'International Conference on Learning Representations',
    arxiv: '1312.6120',
  },
  'schoenholz-2017': {
    authors: ['S. S. Schoenholz', 'J. Gilmer', 'S. Ganguli', 'J. Sohl-Dickstein'],
    year: 2017,
    title: 'Deep information propagation',
    venue: 'International Conference on Learning Representations',
    arxiv: '1611.01232',
  },
  'williams-1996': {
    authors: ['C. K. I. Williams'],
    year: 1996,
    title: 'Computing with infinite networks',
    venue: 'Advances in Neural Information Processing Systems 9, 295–301',
    url: 'https://papers.nips.cc/paper_files/paper/1996/hash/ae5e3ce40e0404a45ecacaaf05e5f735-Abstract.html',
  },
  'yang-2019': {
    authors: ['G. Yang', 'J. Pennington', 'V. Rao', 'J. Sohl-Dickstein', 'S. S. Schoenholz'],
    year: 2019,
    title: 'A mean field theory of batch normalization',
    venue: 'International Conference on Learning Representations',
    arxiv: '1902.08129',
  },
  'yang-2020': {
    authors: ['G. Yang'],
    year: 2020,
    title: 'Tensor programs II: neural tangent kernel for any architecture',
    venue: 'Preprint',
    arxiv: '2006.14548',
  },
} as const satisfies Readonly<Record<string, Reference>>;

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
