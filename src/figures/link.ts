/** The whole address of a state given as a hash, whether or not the address bar has caught up. */
export const linkOf = (hash: string): string => window.location.href.replace(/#.*$/s, '') + hash;
