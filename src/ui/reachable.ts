/** The ref of a box that scrolls, which has to be reached by keyboard. */
export function reachable(box: HTMLElement | null): void {
  if (box) box.tabIndex = 0;
}

/** The ref of the box of a table with a caption: where the table is wider than the box, which then scrolls, keys reach it. */
export function reachableWhereWide(box: HTMLElement | null): (() => void) | undefined {
  const table = box?.querySelector('table');
  if (!box || !table || typeof ResizeObserver === 'undefined') return undefined;
  const observer = new ResizeObserver(() => {
    const of = { tabindex: '0', role: 'group', 'aria-labelledby': table.caption?.id ?? '' };
    for (const [name, value] of Object.entries(of))
      if (box.scrollWidth > box.clientWidth) box.setAttribute(name, value);
      else box.removeAttribute(name);
  });
  observer.observe(box);
  observer.observe(table);
  return () => observer.disconnect();
}
