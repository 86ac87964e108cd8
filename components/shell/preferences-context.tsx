'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useAnnounce } from '@/components/ui/live-region';
import { useLanguage } from '@/components/ui/say';
import type { ApiError } from '@/lib/client/api-error';
import { rememberLanguage } from '@/lib/client/remember-language';
import { savePreferences } from '@/lib/client/save-preferences';
import { DEFAULT_PREFERENCES, type Preferences, pageAttributes } from '@/lib/domain/access/preferences';

type OwnPreferences = {
  preferences: Preferences;
  /** Shown at once, and kept with the account. */
  change: (part: Partial<Preferences>) => void;
  /** Why the last change is kept only until this page is left; undefined when it is kept. */
  notKept: string | undefined;
};

const PreferencesContext = createContext<OwnPreferences>({
  preferences: DEFAULT_PREFERENCES,
  change: () => undefined,
  notKept: undefined,
});

/** How the signed-in person wants their screens. */
export function PreferencesProvider({ initial, children }: { initial: Preferences; children: ReactNode }) {
  const announce = useAnnounce();
  const router = useRouter();
  const spoken = useLanguage();
  const [preferences, setPreferences] = useState(initial);
  const save = useMutation<undefined, ApiError, Preferences>({
    mutationFn: savePreferences,
    // One after the other: the last change is the last one kept.
    scope: { id: 'preferences' },
    onSuccess: (_kept, { language }) => {
      // The server draws the page anew in the other language.
      if (language !== undefined && language !== spoken) {
        rememberLanguage(language);
        router.refresh();
      }
    },
    onError: (error) => announce(notKeptWords(error)),
  });

  useEffect(() => {
    if (initial.language !== undefined) {
      rememberLanguage(initial.language);
    }
  }, [initial.language]);

  function change(part: Partial<Preferences>) {
    const next = { ...preferences, ...part };
    setPreferences(next);
    show(next);
    save.mutate(next);
  }

  const notKept = save.error === null ? undefined : notKeptWords(save.error);
  return <PreferencesContext value={{ preferences, change, notKept }}>{children}</PreferencesContext>;
}

/** How the signed-in person wants their screens, and changing it. */
export function usePreferences(): OwnPreferences {
  return useContext(PreferencesContext);
}

function notKeptWords({ message }: ApiError): string {
  return `Your choice holds until you leave this page, but it could not be kept. ${message}`;
}

function show(preferences: Preferences): void {
  const attributes = pageAttributes(preferences);
  for (const name of ['data-theme', 'data-contrast', 'data-density', 'data-text'] as const) {
    const value = attributes[name];
    if (value === undefined) {
      document.documentElement.removeAttribute(name);
    } else {
      document.documentElement.setAttribute(name, value);
    }
  }
}
