/** The worklist address of a number as the router takes it. */
export function listHrefOf(href: string): '/worklist' | `/worklist?${string}` {
  const query = href.split('?')[1];
  return query === undefined ? '/worklist' : `/worklist?${query}`;
}
