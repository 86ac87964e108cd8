/**
 * Whether two JSON values say the same, whatever the order of their properties: a FHIR client may write them in its own
 * order (hl7.org/fhir/R4/json.html). Absent and undefined are the same.
 */
export function sameJson(left: unknown, right: unknown): boolean {
  if (left === right) {
    return true;
  }
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) {
    return false;
  }
  if (Array.isArray(left) !== Array.isArray(right)) {
    return false;
  }
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names].every((name) => sameJson(Reflect.get(left, name), Reflect.get(right, name)));
}
