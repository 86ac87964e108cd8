import { describe, expect, test } from 'vitest';
import { parseEnvironment } from './environment';

describe('the environment', () => {
  test('without any variable it is the demo hospital on loopback', () => {
    expect(parseEnvironment({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      demo: true,
      dataDir: '.data',
      logLevel: 'info',
    });
  });

  test.each([
    ['a database', { DATABASE_URL: 'postgres://db/taskward' }],
    ['another FHIR server', { FHIR_BASE_URL: 'https://fhir.example.org/r4' }],
  ])('with %s there is no demo hospital and every interface is listened on', (_, variables) => {
    expect(parseEnvironment(variables)).toMatchObject({ demo: false, host: '0.0.0.0' });
  });

  test('the demo hospital may stand in a given database, on loopback unless told otherwise', () => {
    const variables = { DATABASE_URL: 'postgres://db/taskward', DEMO: '1' };
    expect(parseEnvironment(variables)).toMatchObject({ demo: true, host: '127.0.0.1' });
    expect(parseEnvironment({ ...variables, HOST: '10.0.0.7' })).toMatchObject({ host: '10.0.0.7' });
  });

  test('the demo hospital never goes to another FHIR server', () => {
    expect(() => parseEnvironment({ DEMO: '1', FHIR_BASE_URL: 'https://fhir.example.org/r4' })).toThrow(
      'DEMO must be 0',
    );
  });

  test('the public address follows the port and loses its trailing slash', () => {
    expect(parseEnvironment({ PORT: '4001' }).publicUrl).toBe('http://localhost:4001');
    expect(parseEnvironment({ PUBLIC_URL: 'https://tasks.example.org/' }).publicUrl).toBe('https://tasks.example.org');
  });

  test('the public address names the host that alone is listened on', () => {
    expect(parseEnvironment({ HOST: '10.0.0.7' }).publicUrl).toBe('http://10.0.0.7:3000');
    expect(parseEnvironment({ HOST: '::1' }).publicUrl).toBe('http://localhost:3000');
    expect(parseEnvironment({ HOST: 'fd00::7' }).publicUrl).toBe('http://[fd00::7]:3000');
  });

  test('an empty variable counts as absent', () => {
    expect(parseEnvironment({ DATABASE_URL: '', PORT: ' ' })).toMatchObject({
      port: 3000,
      databaseUrl: undefined,
      demo: true,
    });
  });

  test.each([
    ['PORT', 'eighty'],
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PUBLIC_URL', 'tasks.example.org'],
    ['TIME_ZONE', 'Mars/Olympus'],
    ['DATABASE_URL', 'mysql://db/taskward'],
    ['DEMO', 'yes'],
    ['FHIR_BASE_URL', 'fhir'],
    ['LOG_LEVEL', 'loud'],
  ])('a bad %s (%s) is refused in one line that names it', (name, value) => {
    expect(() => parseEnvironment({ [name]: value })).toThrow(new RegExp(`^${name} must be [^\\n]+\\.$`));
  });
});
