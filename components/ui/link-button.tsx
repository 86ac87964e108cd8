// biome-ignore lint/style/noRestrictedImports: a link goes through the router, or every press reloads the site.
import Link from 'next/link';
import type { ComponentProps } from 'react';
import { type ButtonVariant, buttonLook } from './button-look';

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function LinkButton({
  variant = 'secondary',
  className,
  ...rest
}: ComponentProps<typeof Link> & { variant?: ButtonVariant }) {
  return <Link {...rest} className={buttonLook(variant, className)} />;
}
