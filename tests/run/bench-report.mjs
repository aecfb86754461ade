/** The file that `npm run bench -- --write` keeps: one section for each benchmark, that of its last run. */

const heading = '# Benchmarks';

const intro = `${heading}

Written by \`npm run bench -- --write\`, each section when its benchmark ran last. Contenders take turns in one process, so
that ratios can be trusted further than times; a time is the median of its turns. The README says how to get the other
programs.`;

/**
 * Puts a section in the place of that of the same name, or where the alphabet has it.
 * @param {string} report what is there so far; empty at first
 * @param {string} name
 * @param {string} text
 * @returns {string}
 */
export function withSection(report, name, text) {
  const sections = new Map(
    report
      .split(/^## /m)
      .slice(1)
      .map((section) => {
        const end = section.indexOf('\n');
        return [section.slice(0, end), section.slice(end).trim()];
      }),
  );
  sections.set(name, text.trim());
  const sorted = [...sections].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${[intro, ...sorted.map(([of, body]) => `## ${of}\n\n${body}`)].join('\n\n')}\n`;
}
