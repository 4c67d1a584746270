import { sep } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileNameFromTitle } from '../../../electron/files/file-name-from-title.ts';
import { isInsideFolder } from '../../../electron/files/is-inside-folder.ts';
import { profileFolder } from '../../../electron/files/profile-folder.ts';

describe('a file name made from a title', () => {
  it.each([
    ['The Harrowgate Inquiry', 'The Harrowgate Inquiry'],
    ['Smith v. Jones: day 4/5', 'Smith v. Jones day 4 5'],
    ['  ..\\..//etc  ', 'etc'],
    ['Who knew what?', 'Who knew what'],
    ['Ends in dots...', 'Ends in dots'],
    ['con', 'Matter con'],
    ['NUL.txt', 'Matter NUL.txt'],
    ['COM1', 'Matter COM1'],
    ['console', 'console'],
    ['', 'Matter'],
    ['///', 'Matter'],
    ['\u202Egpj.reader', 'gpj.reader'],
    ['Ćwik’s café ✓', 'Ćwik’s café ✓'],
    ['a\0b\nc\u2028d', 'a b c d'],
    ['\uD800 alone', '� alone'],
  ])('%j is %j', (title, name) => {
    expect(fileNameFromTitle(title, 'Matter')).toBe(name);
  });

  it('every title gives a name that every system takes, and the same name gives itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
        const name = fileNameFromTitle(title, 'Matter');
        // What Windows refuses: separators, wildcards, controls, a dot or a space at either end.
        expect(name).toMatch(
          /^[^<>:"/\\|?*\p{Cc}\p{Cf}. ](?:[^<>:"/\\|?*\p{Cc}\p{Cf}]*[^<>:"/\\|?*\p{Cc}\p{Cf}. ])?$/u,
        );
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(250);
        expect(fileNameFromTitle(name, 'Matter')).toBe(name);
      }),
    );
  });
});

describe('being inside a folder', () => {
  const folder = ['', 'home', 'ada', 'packs'].join(sep);
  it.each([
    [folder, true],
    [`${folder}${sep}one`, true],
    [`${folder}${sep}one${sep}two`, true],
    [`${folder}${sep}..name`, true],
    [`${folder}${sep}..`, false],
    [`${folder}${sep}..${sep}other`, false],
    [`${folder}-other`, false],
    ['relative', false],
    [`${folder}${sep}a\0b`, false],
    ['', false],
  ])('%j: %s', (path, inside) => {
    expect(isInsideFolder(folder, path)).toBe(inside);
  });
});

describe('the profile folder', () => {
  it.each([
    ['linux', {}, '/home/ada', '/home/ada/.config/Glossator'],
    ['linux', { XDG_CONFIG_HOME: '/x' }, '/home/ada', '/x/Glossator'],
    ['darwin', {}, '/Users/ada', '/Users/ada/Library/Application Support/Glossator'],
    ['win32', { APPDATA: 'C:\\Data' }, 'C:\\Users\\ada', 'C:\\Data\\Glossator'],
    ['win32', {}, 'C:\\Users\\ada', 'C:\\Users\\ada\\AppData\\Roaming\\Glossator'],
    ['linux', { GLOSSATOR_PROFILE: '/elsewhere/p' }, '/home/ada', '/elsewhere/p'],
    ['win32', { GLOSSATOR_PROFILE: 'D:\\p' }, 'C:\\Users\\ada', 'D:\\p'],
  ] as const)('on %s with %j is where the system wants it', (platform, environment, homeFolder, folder) => {
    expect(profileFolder({ platform, environment, homeFolder })).toBe(folder);
  });
});
