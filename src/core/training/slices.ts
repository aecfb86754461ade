/** Multiply-adds between two looks at the clock: a few milliseconds. */
const sliceWork = 4e6;

/** What keeps the account of the work. */
export interface Meter {
  /** Multiply-adds since somebody looked. */
  work: number;
}

/** Books the work; whether it is time for somebody else to have a turn. */
export function spend(meter: Meter, work: number): boolean {
  const before = Math.floor(meter.work / sliceWork);
  meter.work += work;
  return Math.floor(meter.work / sliceWork) > before;
}
