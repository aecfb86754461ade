/** Whether two objects of one shape have the very same parts. */
export const equalParts = <T extends object>(a: T, b: T): boolean =>
  (Object.keys(a) as (keyof T)[]).every((key) => a[key] === b[key]);
