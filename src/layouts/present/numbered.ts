/** The items of a list that have no identity but their place, with a key to render them by. */
export const numbered = <Item>(items: readonly Item[]) =>
  items.map((item, at) => ({ item, at, key: `place ${at}` }));
