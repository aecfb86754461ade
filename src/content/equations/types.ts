/**
 * A derivation is data. Every displayed equation and inequality of the article is one row of a table in this folder;
 * the tables are joined in `registry.ts`, whose keys are the type `EquationId`. A chapter shows a row by
 * `<Equation id="one-step-back" />` and points to it by `<Ref id="one-step-back" />`.
 *
 * To add one: write the row in the table of its chapter, show it in the chapter, and let a test bear `[eq:<id>]` in its
 * name. tests/content/equations.test.ts refuses a row without any of these, an empty depth, and TeX that does not parse.
 *
 * Two notations hold in all strings here (see `markup.ts`):
 * - in TeX, `@delta{l+1}` is the quantity `delta` of src/model/quantities.ts at layer l+1, linked with the rest of the
 *   page; `@gamma` one without a layer; `@delta{l}[\delta^l_j]` the same quantity written otherwise;
 * - in prose, `$…$` is TeX, `[[one-step-back]]` a reference to an equation, `*…*` emphasis.
 * Write them with `String.raw`, so that backslashes stay. A display breaks at its relations where it must; braces around
 * a part keep it on one line, and `\quad\allowbreak` between two parts lets the line end there.
 */
/** `typical case`: proved for random weights in the limit of wide layers. */
export type EquationKind = 'definition' | 'identity' | 'theorem' | 'typical case' | 'example';

/** One line of a proof: a display, and why it holds. */
export interface Step {
  /** TeX. A chain of relations goes on: "= …", "\\le …". */
  readonly tex: string;
  /** Prose; a few words. */
  readonly reason: string;
}

export interface Derivation {
  /** As it is printed beside the formula: Nielsen's number where the equation is his, "(chapter.number)" where it is ours. */
  readonly label: string;
  readonly kind: EquationKind;
  /** Its name in a few plain words, lower case: "one step back". */
  readonly name: string;
  readonly tex: string;
  /** Why it is true, or why it is so defined, in one short sentence of prose. */
  readonly reason: string;
  /** What must hold, in prose; empty only if nothing is asked beyond the setting of chapter 2. */
  readonly hypotheses: readonly string[];
  /** The first depth: the assertion in words, complete with its range of indices. Prose. */
  readonly statement: string;
  /** The second depth: the idea of the proof; of a definition, what it is for. Prose. */
  readonly sketch: string;
  /** The third depth: the proof in full; of a definition, the same written out. */
  readonly steps: readonly Step[];
  /** Whose it is: "Nielsen, chapter 2, (BP2)", "ours", with what the source leaves to its reader. Prose. */
  readonly source: string;
}

export type DerivationTable = Readonly<Record<string, Derivation>>;
