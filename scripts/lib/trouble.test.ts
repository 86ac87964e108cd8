import { expect, test } from 'vitest';
import { lineOf, meaningOf, Trouble } from './trouble.mjs';

test('trouble is told as it stands, on one line', () => {
  expect(lineOf(new Trouble('Port 3000 is taken.\nmore'))).toBe('Port 3000 is taken.');
});

test('a full disk is called that, whoever noticed it', () => {
  expect(lineOf(Object.assign(new Error('write'), { code: 'ENOSPC' }))).toBe('The disk is full.');
  expect(meaningOf('npm error code ENOSPC\nnpm error errno -28')).toBe('The disk is full.');
  expect(meaningOf('FATAL:  could not write lock file "postmaster.pid": No space left on device')).toBe(
    'The disk is full.',
  );
});

test('a folder that may not be written names its place', () => {
  expect(lineOf(Object.assign(new Error('open'), { code: 'EACCES', path: '/srv/data' }))).toBe(
    'Permission is missing: /srv/data',
  );
});

test('of what a failed command printed, the last line that names an error is told, never a stack', () => {
  const output = 'compiling\nError: the type is wrong\n    at build (/srv/build.js:1:1)\nbye\n';
  expect(meaningOf(output)).toBe('Error: the type is wrong');
  expect(meaningOf('first\nlast\n')).toBe('last');
});

test('of what npm printed, what it is about is told, not where its log is', () => {
  const output =
    'npm error code EUSAGE\nnpm error\nnpm error The lock file is old.\nnpm error Missing: a\nnpm error A complete log of this run can be found in: /x\n';
  expect(meaningOf(output)).toBe('The lock file is old.');
});
