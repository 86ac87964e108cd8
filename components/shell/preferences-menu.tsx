'use client';

import { SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { Menu, MenuChoice, MenuSeparator } from '@/components/ui/menu';
import {
  DENSITIES,
  DENSITY_COOKIE,
  type Preferences,
  pageAttributes,
  preferencesOf,
  TEXT_SIZE_COOKIE,
  TEXT_SIZES,
  THEME_COOKIE,
  THEMES,
} from './preferences';

const YEAR_SECONDS = 31_536_000;

/** Light or dark, dense or large, and how large the text is; kept on this device in cookies, so that the server draws the first page right. */
export function PreferencesMenu({ initial }: { initial: Preferences }) {
  const [preferences, setPreferences] = useState(initial);

  function change(name: string, value: string) {
    const next = preferencesOf((cookie) => (cookie === name ? value : currentValue(cookie, preferences)));
    setPreferences(next);
    show(next);
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain HTTP and in Safari before 18.4.
    document.cookie = `${name}=${value}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
  }

  return (
    <Menu
      label="Appearance"
      variant="quiet"
      align="end"
      shape="icon"
      trigger={<SlidersHorizontal aria-hidden="true" className="size-4" />}
    >
      <MenuChoice
        label="Colours"
        value={preferences.theme}
        options={THEMES}
        onChange={(value) => change(THEME_COOKIE, value)}
      />
      <MenuSeparator />
      <MenuChoice
        label="Text size"
        value={preferences.textSize}
        options={TEXT_SIZES}
        onChange={(value) => change(TEXT_SIZE_COOKIE, value)}
      />
      <MenuSeparator />
      <MenuChoice
        label="Rows and buttons"
        value={preferences.density}
        options={DENSITIES}
        onChange={(value) => change(DENSITY_COOKIE, value)}
      />
    </Menu>
  );
}

function currentValue(cookie: string, { theme, density, textSize }: Preferences): string | undefined {
  return { [THEME_COOKIE]: theme, [DENSITY_COOKIE]: density, [TEXT_SIZE_COOKIE]: textSize }[cookie];
}

function show(preferences: Preferences): void {
  const attributes = pageAttributes(preferences);
  for (const name of ['data-theme', 'data-density', 'data-text'] as const) {
    const value = attributes[name];
    if (value === undefined) {
      document.documentElement.removeAttribute(name);
    } else {
      document.documentElement.setAttribute(name, value);
    }
  }
}
