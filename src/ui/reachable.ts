/** The ref of a box that scrolls, which has to be reached by keyboard. */
export function reachable(box: HTMLElement | null): void {
  if (box) box.tabIndex = 0;
}
