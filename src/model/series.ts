/** The series of the gradient chart that can be shown and hidden. */
export const seriesIds = ['gradW', 'rungs', 'lower', 'ensemble', 'typical'] as const;

export type SeriesId = (typeof seriesIds)[number];
