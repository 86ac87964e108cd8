'use client';

import { SlidersHorizontal } from 'lucide-react';
import { Menu, MenuAct, MenuChoice, MenuNote, MenuSeparator } from '@/components/ui/menu';
import { useLanguage, useSay } from '@/components/ui/say';
import { CONTRASTS, DENSITIES, TEXT_SIZES, THEMES } from '@/lib/domain/access/preferences';
import { LANGUAGES } from '@/lib/domain/words/language';
import { usePreferences } from './preferences-context';

const LIST_KEYS = [
  { value: 'off', label: 'Off' },
  { value: 'on', label: 'On' },
] as const;

/** Light or dark, dense or large, and whether single keys act on the list. It follows the person to every screen. */
export function PreferencesMenu({ onKeys }: { onKeys: () => void }) {
  const say = useSay();
  const spoken = useLanguage();
  const { preferences, change, notKept } = usePreferences();
  return (
    <Menu
      label="Appearance and keys"
      variant="quiet"
      align="end"
      shape="icon"
      trigger={<SlidersHorizontal aria-hidden="true" className="size-5" />}
    >
      {notKept === undefined ? null : <MenuNote>{notKept}</MenuNote>}
      <MenuChoice
        label={say('Language')}
        value={preferences.language ?? (spoken === 'de' ? 'de' : 'en')}
        options={LANGUAGES}
        onChange={(language) => change({ language })}
      />
      <MenuSeparator />
      <MenuChoice label="Colours" value={preferences.theme} options={THEMES} onChange={(theme) => change({ theme })} />
      <MenuSeparator />
      <MenuChoice
        label="Contrast"
        value={preferences.contrast}
        options={CONTRASTS}
        onChange={(contrast) => change({ contrast })}
      />
      <MenuSeparator />
      <MenuChoice
        label="Text size"
        value={preferences.textSize}
        options={TEXT_SIZES}
        onChange={(textSize) => change({ textSize })}
      />
      <MenuSeparator />
      <MenuChoice
        label="Rows and buttons"
        value={preferences.density}
        options={DENSITIES}
        onChange={(density) => change({ density })}
      />
      <MenuSeparator />
      <MenuChoice
        label="List keys"
        value={preferences.listKeys ? 'on' : 'off'}
        options={LIST_KEYS}
        onChange={(listKeys) => change({ listKeys: listKeys === 'on' })}
      />
      <MenuAct onPress={onKeys}>Which keys…</MenuAct>
    </Menu>
  );
}
