/** The page has a doctype; the document of happy-dom has none, and KaTeX would warn of quirks mode in every test. */
Object.defineProperty(document, 'compatMode', { value: 'CSS1Compat' });
