/** The id of the control at a place of the draft; an error summary links here. `-` and a word after it are left for the parts of a control. */
export function fieldIdOf(place: string): string {
  return `form-${place.replaceAll('.', '-')}`;
}
