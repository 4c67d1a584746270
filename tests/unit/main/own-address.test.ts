import { join, sep } from 'node:path';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { ownFile, pageAddress } from '../../../electron/main/own-address.ts';
import { builtPages, isOwnAddress, pageSource } from '../../../electron/main/page-source.ts';

const folder = ['', 'application', 'renderer'].join(sep);

it('the page and its parts are files of the folder', () => {
  expect(ownFile(pageAddress, folder)).toBe(join(folder, 'index.html'));
  expect(ownFile('glossator://app/assets/index-a1B2_c.js', folder)).toBe(
    join(folder, 'assets', 'index-a1B2_c.js'),
  );
  expect(ownFile('glossator://app/assets/inter.woff2?v=1#x', folder)).toBe(
    join(folder, 'assets', 'inter.woff2'),
  );
});

it.each([
  'glossator://app/',
  'glossator://app',
  'glossator://other/index.html',
  'glossator://app:80/index.html',
  'glossator://user@other/index.html',
  'https://app/index.html',
  'file:///application/renderer/index.html',
  'glossator://app/..%2fsecret.js',
  'glossator://app/%2e%2e/secret.js',
  'glossator://app/%2e%2e%2fsecret.js',
  'glossator://app/assets/..%2f..%2fsecret.js',
  'glossator://app/..%5csecret.js',
  'glossator://app/assets%5c..%5c..%5csecret.js',
  'glossator://app/C%3a/secret.js',
  'glossator://app/index.html%00.js',
  'glossator://app/index.html%3a%3a$DATA.js',
  'glossator://app/%E0%A4%A.js',
  'glossator://app/package.json',
  'glossator://app/index.js.map',
  'glossator://app/noending',
  'no address at all',
])('%s names no file', (address) => {
  const file = ownFile(address, folder);
  // An address whose dots the URL parser itself takes away may name a file, but only one of the folder.
  expect(file === null || (address.includes('%2e%2e/') && file === join(folder, 'secret.js'))).toBe(true);
});

it('no address leads out of the folder', () => {
  const part = fc.constantFrom(
    '..',
    '.',
    '%2e',
    '%2E%2e',
    '%2f',
    '%5c',
    '/',
    '\\',
    'a',
    'b.js',
    '%00',
    ':',
    '%3A',
    '~',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const file = ownFile(`glossator://app/${parts.join('')}.js`, folder);
      expect(file === null || file.startsWith(folder + sep)).toBe(true);
    }),
  );
});

it('only a checkout takes its page from a development server, and only from one on this machine', () => {
  const local = { address: 'http://localhost:5173/', origin: 'http://localhost:5173' };
  expect([
    pageSource(false, 'http://localhost:5173'),
    pageSource(true, 'http://localhost:5173'),
    pageSource(false, undefined),
    pageSource(false, 'http://example.org:5173'),
    pageSource(false, 'https://localhost.example.org'),
    pageSource(false, 'no address'),
  ]).toEqual([local, builtPages, builtPages, builtPages, builtPages, builtPages]);
});

it.each([
  ['glossator://app/index.html', true],
  ['glossator://app.example.org/index.html', false],
  ['glossator://apps/index.html', false],
  ['glossator://app', false],
  ['https://example.org/glossator://app/', false],
  ['data:text/html,x', false],
  ['about:blank', false],
  ['', false],
])('%j is of the application’s own origin: %s', (address, own) => {
  expect(isOwnAddress(address, builtPages)).toBe(own);
});
