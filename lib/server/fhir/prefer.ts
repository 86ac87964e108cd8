import 'server-only';

/** What a client prefers (hl7.org/fhir/R4/http.html#ops); unknown preferences are ignored, as RFC 7240 says. */
export type Prefer = { answer: 'representation' | 'minimal' | 'OperationOutcome'; handling: 'strict' | 'lenient' };

export function parsePrefer(header: string | null): Prefer {
  const preferences = new Map(
    (header ?? '').split(/[,;]/).map((part) => {
      const [name = '', value = ''] = part.trim().split('=');
      return [name.trim().toLowerCase(), value.trim().replaceAll('"', '')] as const;
    }),
  );
  const answer = preferences.get('return');
  return {
    answer: answer === 'minimal' || answer === 'OperationOutcome' ? answer : 'representation',
    handling: preferences.get('handling') === 'strict' ? 'strict' : 'lenient',
  };
}
