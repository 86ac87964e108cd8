import '@fontsource-variable/inter/wght.css';
import './globals.css';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { LanguageProvider } from '@/components/shell/language-provider';
import { pageAttributes } from '@/lib/domain/access/preferences';
import { getPagePreferences } from '@/lib/server/access/require-actor';
import { environment } from '@/lib/server/environment';
import { pageLanguage } from '@/lib/server/page-language';

export function generateMetadata(): Metadata {
  const { demo } = environment();
  return {
    title: { default: 'Taskward', template: demo ? '%s · Taskward · TEST DATA' : '%s · Taskward' },
    description: 'The work queue of a ward, a clinic or a referral desk.',
    icons: { icon: demo ? '/icon-demo.svg' : '/icon.svg' },
    robots: { index: false, follow: false },
  };
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const preferences = await getPagePreferences();
  const language = await pageLanguage();
  return (
    <html lang={language} {...pageAttributes(preferences)} data-demo={environment().demo ? '' : undefined}>
      <body>
        <LanguageProvider language={language}>{children}</LanguageProvider>
      </body>
    </html>
  );
}
