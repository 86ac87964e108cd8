import 'server-only';
import { z } from 'zod';
import { InputError } from '@/lib/domain/fhir/errors';
import { said, words } from '@/lib/domain/words/said';

/** Parses what came in. @throws InputError (400) that names each field at fault, and quotes no value */
export function parseInput<Output>(schema: z.ZodType<Output>, value: unknown, what: string): Output {
  const result = schema.safeParse(value);
  if (result.success) {
    return result.data;
  }
  const fields = result.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ field: [...issue.path, key].join('.'), message: words('This is not known here.') }))
      : [{ field: issue.path.join('.'), message: issue.message }],
  );
  throw new InputError(said('The {what} is not right.', { what }), { fields });
}

/** The same schema, refusing what it does not name. */
export function strictly<Output>(schema: z.ZodType<Output>): z.ZodType<Output> {
  return schema instanceof z.ZodObject ? (schema.strict() as unknown as z.ZodType<Output>) : schema;
}
