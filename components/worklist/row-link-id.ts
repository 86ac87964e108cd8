/** The id of the link of a row, to which the focus goes. */
export function rowLinkId(id: string): string {
  return `row-${id}`;
}
