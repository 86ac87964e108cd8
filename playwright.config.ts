import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const PORT = process.env.E2E_PORT ?? '3107';
const baseURL = process.env.E2E_BASE_URL ?? `http://localhost:${PORT}`;

// Debian's browser where there is one, else the one that Playwright brought.
const executablePath = [process.env.CHROME_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
  (place) => place !== undefined && place !== '' && existsSync(place),
);

const args = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

export default defineConfig({
  testDir: 'e2e',
  outputDir: '.cache/e2e-results',
  // Journeys share one hospital: one after the other, so that counts hold still while they are compared.
  fullyParallel: false,
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    baseURL,
    locale: 'en-GB',
    timezoneId: 'UTC',
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath !== undefined && { executablePath }),
      args: process.getuid?.() === 0 ? ['--no-sandbox', ...args] : args,
    },
  },
  projects: [{ name: 'chromium', use: { browserName: 'chromium' } }],
  // With E2E_BASE_URL the tests run against a server that is there already.
  ...(process.env.E2E_BASE_URL === undefined && {
    webServer: {
      command: 'npm start',
      url: `${baseURL}/readyz`,
      reuseExistingServer: false,
      timeout: 600_000,
      stdout: 'pipe',
      gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
      env: {
        PORT,
        DATA_DIR: '.cache/e2e',
        DEMO: '1',
        DATABASE_URL: '',
        FHIR_BASE_URL: '',
        PUBLIC_URL: '',
        HOST: '',
        TIME_ZONE: 'UTC',
      },
    },
  }),
});
