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

export type Theme = (typeof THEMES)[number]['value'];
export type Density = (typeof DENSITIES)[number]['value'];
export type Preferences = { theme: Theme; density: Density };

export const THEME_COOKIE = 'taskward_theme';
export const DENSITY_COOKIE = 'taskward_density';

/** What the cookies ask for; anything unknown is the default. */
export function preferencesOf(cookie: (name: string) => string | undefined): Preferences {
  const theme = THEMES.find(({ value }) => value === cookie(THEME_COOKIE))?.value ?? 'system';
  const density = DENSITIES.find(({ value }) => value === cookie(DENSITY_COOKIE))?.value ?? 'comfortable';
  return { theme, density };
}

/** The attributes of `html` that `globals.css` goes by; the defaults need none. */
export function pageAttributes({ theme, density }: Preferences): { 'data-theme'?: Theme; 'data-density'?: Density } {
  return {
    ...(theme === 'system' ? {} : { 'data-theme': theme }),
    ...(density === 'comfortable' ? {} : { 'data-density': density }),
  };
}
