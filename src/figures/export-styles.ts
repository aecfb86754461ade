/** What an element takes over from the one around it: written where it differs from there. */
const inherited = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-opacity',
  'paint-order',
  'shape-rendering',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'font-variant-numeric',
  'text-anchor',
  'dominant-baseline',
  'visibility',
] as const;

/** What it does not, with what stands where nothing is said. */
const own = { opacity: '1', 'vector-effect': 'none', 'stop-color': 'rgb(0, 0, 0)' } as const;

/** A font of the page, then the same as other machines may have it. */
export const namedFonts = (family: string): string =>
  family.replace(/"(Inter|Source Serif 4) Variable"/g, '"$1 Variable", "$1"').replaceAll('"', "'");

function styleOf(element: Element, around: CSSStyleDeclaration | null): string {
  const style = getComputedStyle(element);
  const parts: string[] = [];
  for (const name of inherited) {
    const value = style.getPropertyValue(name);
    if (value !== '' && value !== around?.getPropertyValue(name))
      parts.push(`${name}:${name === 'font-family' ? namedFonts(value) : value.replaceAll('"', "'")}`);
  }
  for (const [name, plain] of Object.entries(own)) {
    const value = style.getPropertyValue(name);
    if (value !== '' && value !== plain) parts.push(`${name}:${value}`);
  }
  if (!element.hasAttribute('transform')) {
    const { transform } = style;
    if (transform !== 'none' && transform !== '') parts.push(`transform:${transform}`);
  }
  return parts.join(';');
}

/** What means something on the page alone. */
const foreign = /^(class|style|role|tabindex|data-.*|aria-.*)$/;

/** A drawing that looks the same without the style sheets of the page. */
export function standalone(drawing: SVGSVGElement): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const twins = [copy, ...copy.querySelectorAll('*')];
  const pairs = [drawing, ...drawing.querySelectorAll('*')].map(
    (element, i) => [element, twins[i]!] as const,
  );
  for (const [element, twin] of pairs) {
    const around = element === drawing ? null : getComputedStyle(element.parentElement!);
    const style = styleOf(element, around);
    for (const { name } of [...twin.attributes]) if (foreign.test(name)) twin.removeAttribute(name);
    if (style !== '') twin.setAttribute('style', style);
  }
  // Only now: each has been paired with its twin.
  for (const [element, twin] of pairs)
    if (twin !== copy && getComputedStyle(element).display === 'none') twin.remove();
  return copy;
}
