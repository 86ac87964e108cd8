import { z } from 'zod';
import { words } from '@/lib/domain/words/said';
import {
  DEFAULT_LIST_KEYS,
  isUsable,
  LIST_KEY_ACTS,
  type ListKeyAct,
  type ListKeys,
} from '@/lib/domain/worklist/list-keys';

/** How the pages look for one person. `system` follows the device. */
export const THEMES = [
  { value: 'system', label: 'As the device' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

export const CONTRASTS = [
  { value: 'system', label: 'As the device' },
  { value: 'high', label: 'High' },
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

/** Only the keys that were changed; the others are the default ones, also those that are added later. */
const ChangedKeys = z.partialRecord(z.enum(LIST_KEY_ACTS), z.string().min(1).max(8));

/** What a person set for themselves, as it is stored and sent. */
export const Preferences = z
  .strictObject({
    theme: z.enum(['system', 'light', 'dark']).default('system'),
    contrast: z.enum(['system', 'high']).default('system'),
    density: z.enum(['comfortable', 'compact', 'glove']).default('comfortable'),
    textSize: z.enum(['normal', 'large', 'largest']).default('normal'),
    /** Without one, what the device speaks. */
    language: z.enum(['en', 'de']).optional(),
    /** Single keys act on the list; off unless somebody asked for them (WCAG 2.1.4). */
    listKeys: z.boolean().default(false),
    keys: ChangedKeys.default({}),
  })
  .refine(({ keys }) => isUsable({ ...DEFAULT_LIST_KEYS, ...setOf(keys) }), {
    path: ['keys'],
    message: words('Each act needs a key of its own: one sign, no capital letter.'),
  });
export type Preferences = z.infer<typeof Preferences>;

export const DEFAULT_PREFERENCES: Preferences = Preferences.parse({});

/** What is stored, or the default where it is of another version of Taskward. */
export function storedPreferencesOf(stored: unknown): Preferences {
  return Preferences.safeParse(stored).data ?? DEFAULT_PREFERENCES;
}

/** The key of every act. */
export function listKeysOf({ keys }: Preferences): ListKeys {
  return { ...DEFAULT_LIST_KEYS, ...setOf(keys) };
}

/** With another key for an act; the default one is not kept, so that it follows the default. */
export function withListKey(preferences: Preferences, act: ListKeyAct, key: string): Preferences {
  const { [act]: _before, ...others } = preferences.keys;
  return { ...preferences, keys: key === DEFAULT_LIST_KEYS[act] ? others : { ...others, [act]: key } };
}

type PageAttributes = {
  'data-theme'?: Preferences['theme'];
  'data-contrast'?: Preferences['contrast'];
  'data-density'?: Preferences['density'];
  'data-text'?: Preferences['textSize'];
};

/** The attributes of `html` that `globals.css` goes by; the defaults need none. */
export function pageAttributes({ theme, contrast, density, textSize }: Preferences): PageAttributes {
  return {
    ...(theme === 'system' ? {} : { 'data-theme': theme }),
    ...(contrast === 'system' ? {} : { 'data-contrast': contrast }),
    ...(density === 'comfortable' ? {} : { 'data-density': density }),
    ...(textSize === 'normal' ? {} : { 'data-text': textSize }),
  };
}

function setOf(keys: z.infer<typeof ChangedKeys>): Partial<ListKeys> {
  return Object.fromEntries(Object.entries(keys).filter(([, key]) => key !== undefined));
}
