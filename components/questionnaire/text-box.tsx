'use client';

import { useSay } from '@/components/ui/say';
import { TextArea } from '@/components/ui/text-area';
import { TextInput } from '@/components/ui/text-input';
import type { BoxProps } from './question-props';

/** One line of words. What is too long is left to the check: a box with a limit would cut what is pasted without a word. */
export function LineBox({ question: _question, place: _place, onChange, ...rest }: BoxProps) {
  return <TextInput {...rest} autoComplete="off" onChange={(event) => onChange(event.target.value)} />;
}

/** Several lines of words. */
export function AreaBox({ question: _question, place: _place, onChange, ...rest }: BoxProps) {
  return <TextArea {...rest} onChange={(event) => onChange(event.target.value)} />;
}

/** An address on the web. */
export function AddressBox({ question: _question, place: _place, onChange, hint, ...rest }: BoxProps) {
  const say = useSay();
  return (
    <TextInput
      {...rest}
      hint={hint ?? say('A web address, such as https://example.org')}
      inputMode="url"
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** A choice whose list is not in the form. */
export function UnlistedBox({ hint, ...rest }: BoxProps) {
  const say = useSay();
  return <LineBox {...rest} hint={hint ?? say('The list of choices is not held here; answer in words.')} />;
}
