import { type FigureId, figureTitles } from '../model/figures.ts';

/** The type of the message by which a figure in a frame tells the page around it its height in pixels: `{ type, height }`. */
export const heightMessage = 'unstable-gradients/height';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll("'", '&#39;');

/**
 * HTML that shows a figure in another page, as tall as it needs to be. The link names the figure: `embed=…`; it may also
 * leave out controls, `controls=few` or `controls=none`.
 */
export const embedSnippet = (figure: FigureId, link: string): string =>
  `<iframe src="${escaped(link)}" title="${escaped(figureTitles[figure])}" width="100%" height="560" style="border: 0" loading="lazy"></iframe>
<script>
  addEventListener('message', ({ source, data }) => {
    if (data?.type !== '${heightMessage}') return;
    for (const frame of document.querySelectorAll('iframe'))
      if (frame.contentWindow === source) frame.height = Number(data.height);
  });
</script>
`;
