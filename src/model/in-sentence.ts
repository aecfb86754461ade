/** A name that begins a sentence elsewhere as it stands inside one; proper names and abbreviations keep their capitals. */
export const inSentence = (words: string): string =>
  /^[A-Z][a-z]+\b/.test(words) ? words[0]!.toLowerCase() + words.slice(1) : words;
