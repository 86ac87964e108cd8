/** The id of the control that takes the answer; an error summary links here. A linkId may hold blanks, an id may not, and `-` is left for the parts of a control. */
export function fieldIdOf(linkId: string): string {
  return `form-${linkId.replace(/[^A-Za-z0-9]/gu, (sign) => `_${sign.codePointAt(0)?.toString(16)}_`)}`;
}
