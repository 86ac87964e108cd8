/** How the pages look for one person on one device. `system` follows the device. */
export const THEMES = [
  { value: 'system', label: 'As the device' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;
export const DENSITIES = [
  { value: 'comfortable', label: 'Comfortable' },
  { value: 'compact', label: 'Compact' },
  { value: 'glove', label: 'Glove: large targets' },
] as const;

export const TEXT_SIZES = [
  { value: 'normal', label: 'Normal' },
  { value: 'large', label: 'Large' },
  { value: 'largest', label: 'Largest' },
] as const;

export type Theme = (typeof THEMES)[number]['value'];
export type Density = (typeof DENSITIES)[number]['value'];
export type TextSize = (typeof TEXT_SIZES)[number]['value'];
export type Preferences = { theme: Theme; density: Density; textSize: TextSize };

export const THEME_COOKIE = 'taskward_theme';
export const DENSITY_COOKIE = 'taskward_density';
export const TEXT_SIZE_COOKIE = 'taskward_text_size';

/** What the cookies ask for; anything unknown is the default. */
export function preferencesOf(cookie: (name: string) => string | undefined): Preferences {
  const theme = THEMES.find(({ value }) => value === cookie(THEME_COOKIE))?.value ?? 'system';
  const density = DENSITIES.find(({ value }) => value === cookie(DENSITY_COOKIE))?.value ?? 'comfortable';
  const textSize = TEXT_SIZES.find(({ value }) => value === cookie(TEXT_SIZE_COOKIE))?.value ?? 'normal';
  return { theme, density, textSize };
}

type PageAttributes = { 'data-theme'?: Theme; 'data-density'?: Density; 'data-text'?: TextSize };

/** The attributes of `html` that `globals.css` goes by; the defaults need none. */
export function pageAttributes({ theme, density, textSize }: Preferences): PageAttributes {
  return {
    ...(theme === 'system' ? {} : { 'data-theme': theme }),
    ...(density === 'comfortable' ? {} : { 'data-density': density }),
    ...(textSize === 'normal' ? {} : { 'data-text': textSize }),
  };
}
