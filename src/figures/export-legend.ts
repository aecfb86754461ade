import { namedFonts } from './export-styles.ts';

/** px of the page. */
interface Origin {
  readonly left: number;
  readonly top: number;
}

const attribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** An element of SVG as text. */
export function tag(name: string, attributes: Readonly<Record<string, string | number>>, inner = ''): string {
  const written = Object.entries(attributes)
    .map(
      ([key, value]) =>
        ` ${key}="${typeof value === 'number' ? Math.round(value * 100) / 100 : attribute(value)}"`,
    )
    .join('');
  return `<${name}${written}>${inner}</${name}>`;
}

export const escapedText = attribute;

/** Words of a text node by the lines in which they stand. */
function linesOf(node: Text): { text: string; box: DOMRect }[] {
  const lines: { text: string; box: DOMRect }[] = [];
  const range = document.createRange();
  for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const box = range.getBoundingClientRect();
    if (box.width === 0) continue;
    const last = lines.at(-1);
    if (last && Math.abs(last.box.top - box.top) < 2) last.text += ` ${word}`;
    else lines.push({ text: word, box });
  }
  return lines;
}

const isClear = (colour: string): boolean => colour === 'transparent' || /, 0\)$/.test(colour);

/** Opacity of an element within the one that is drawn. */
function opacityWithin(element: Element, root: Element): number {
  const opacity = Number(getComputedStyle(element).opacity);
  return element === root ? opacity : opacity * opacityWithin(element.parentElement!, root);
}

/** The words, coloured boxes and pictures of a legend that is no drawing, as SVG in the same places. */
export function drawnLegend(root: HTMLElement, { left, top }: Origin): string {
  const drawn: string[] = [];
  for (const element of [root, ...root.querySelectorAll<HTMLElement>('*')]) {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const place = { x: box.left - left, y: box.top - top, width: box.width, height: box.height };
    const opacity = opacityWithin(element, root);
    if (element instanceof HTMLCanvasElement)
      drawn.push(tag('image', { ...place, href: element.toDataURL(), preserveAspectRatio: 'none', opacity }));
    else if (!isClear(style.backgroundColor))
      drawn.push(tag('rect', { ...place, fill: style.backgroundColor, opacity }));
    for (const node of element.childNodes) {
      if (!(node instanceof Text)) continue;
      for (const { text, box: line } of linesOf(node)) {
        const font = {
          'font-family': namedFonts(style.fontFamily),
          'font-size': style.fontSize,
          'font-style': style.fontStyle,
          'font-weight': style.fontWeight,
        };
        // The line of letters lies about a quarter of their size above the foot of the box.
        const y = (line.top + line.bottom) / 2 - top + 0.35 * Number.parseFloat(style.fontSize);
        drawn.push(
          tag('text', { x: line.left - left, y, fill: style.color, opacity, ...font }, escapedText(text)),
        );
      }
    }
  }
  return drawn.join('');
}
