/** The logical id of a resource (hl7.org/fhir/R4/datatypes.html#id). */
export const RESOURCE_ID = /^[A-Za-z0-9\-.]{1,64}$/;
/** A relative reference without a version, such as `Practitioner/p1` (hl7.org/fhir/R4/references.html#literal). */
export const RELATIVE_REFERENCE = /^[A-Z][A-Za-z]+\/[A-Za-z0-9\-.]{1,64}$/;
