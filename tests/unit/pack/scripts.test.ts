import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openFonts, type Face } from '../../../electron/pack/fonts.ts';
import { builtPack, builtPdf, newFolder } from './build-for-test.ts';
import { passageOf, selectionOf, sourceOf } from './pack-fixture.ts';
import { folded, readPackPdf } from './read-pack-pdf.ts';
import type { PackSelection } from '../../../shared/pack/index.ts';

/** Fiction of ours in the languages that staff quote from; each in a paragraph of more than one line. */
const told: Readonly<Record<string, string>> = {
  Polish:
    'Pani Żółkowska mówiła, że „nikt nie słuchał” rodziny, chociaż córka pisała do gminy już w październiku.',
  Urdu: 'والدہ نے کہا کہ کسی نے ان کی بات نہیں سنی۔',
  Shahmukhi: 'ماں نے دسیا پئی کسے نے اوہدی گل نہیں سنی۔',
  Arabic: 'هل سأل أحد المديرة عن الدورة؟',
  Punjabi:
    'ਮਾਂ ਨੇ ਕਿਹਾ ਕਿ ਰਾਤ ਦੀ ਸ਼ਿਫ਼ਟ ਵਿੱਚ ਪ੍ਰਧਾਨ ਨਰਸ ਵੀ ਨਹੀਂ ਸੀ, ਅਤੇ ਅੰਮ੍ਰਿਤਸਰ ਤੋਂ ਆਈ ਚਿੱਠੀ ਕਿਸੇ ਨੇ ਪੜ੍ਹੀ ਹੀ ਨਹੀਂ। ਕ੍ਰਿਪਾ ਕਰਕੇ ਸਾਡੀ ਗੱਲ ਸੁਣੋ।',
  Chinese:
    '母亲说，夜班没有人听她的话；她在二〇一七年九月写过两封信，都没有得到回答。“他们说已经收到了，”她补充道，“可是后来再也没有人提起（一次也没有）。”她的女儿说：那年冬天，楼上只有一位护士。',
  'Traditional Chinese': '龍女士說：「沒有人回答我們的問題。」',
  emoji: 'She wrote 😀 and a box ☑.',
};

function packOf(quotes: readonly string[]): PackSelection {
  const source = sourceOf({ urn: 'MVI000009', title: 'Letters', date: '2018', paragraphs: quotes });
  const passages = quotes.map((quote, index) =>
    passageOf(source, { urn: source.urn, quote, themes: ['TR'] }, index),
  );
  return selectionOf([source], passages, { context: 'none' });
}

/** Readers put blanks between directions and at line ends where they think best. */
function withoutBlanks(text: string): string {
  return folded(text).replace(/[\s\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '');
}

test('a pack of many scripts is read back letter by letter, and nothing of it is spelled', async () => {
  const { built, files } = await builtPack(packOf(Object.values(told)));
  const bytes = [...files].find(([name]) => name.endsWith('.pdf'))?.[1] ?? Buffer.of();
  const read = withoutBlanks((await readPackPdf(bytes)).pages.map(({ text }) => text).join('\n'));
  expect(built.warnings).toEqual([]);
  for (const [language, quote] of Object.entries(told)) {
    expect([language, read.includes(withoutBlanks(quote))]).toEqual([language, true]);
  }
});

const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined;

test.runIf(hasPoppler)(
  'pdftotext reads the same, and pdffonts finds every font embedded in part',
  async () => {
    const file = join(await newFolder(), 'pack.pdf');
    await writeFile(file, await builtPdf(packOf(Object.values(told))));
    const read = withoutBlanks(spawnSync('pdftotext', [file, '-'], { encoding: 'utf8' }).stdout);
    for (const [language, quote] of Object.entries(told)) {
      expect([language, read.includes(withoutBlanks(quote))]).toEqual([language, true]);
    }
    const fonts = spawnSync('pdffonts', [file], { encoding: 'utf8' }).stdout.trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThanOrEqual(6);
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+\S+ .* yes yes yes /u);
    expect(fonts.join()).toMatch(/NotoSansGurmukhi.*NotoSansSC|NotoSansSC.*NotoSansGurmukhi/su);
  },
);

test('the same pack of many scripts has the same bytes', async () => {
  const selection = packOf(Object.values(told));
  expect((await builtPdf(selection)).equals(await builtPdf(selection))).toBe(true);
});

test('Gurmukhi vowels, conjuncts and nukta letters are each read back in the order in which they are written', () => {
  const [gurmukhi] = openFonts()
    .stack('serif')
    .filter(({ name }) => name === 'gurmukhi');
  const consonant = fc.integer({ min: 0xa15, max: 0xa39 });
  const sign = fc.constantFrom(0xa3e, 0xa3f, 0xa40, 0xa41, 0xa42, 0xa47, 0xa48, 0xa4b, 0xa4c, 0xa70, 0xa71);
  const syllable = fc
    .tuple(consonant, fc.constantFrom([], [0xa3c], [0xa4d, 0xa30], [0xa4d, 0xa39], [0xa4d, 0xa35]), sign)
    .filter(([letter]) => gurmukhi?.has(letter) === true)
    .map(([letter, below, vowel]) => String.fromCodePoint(letter, ...below, vowel));
  fc.assert(
    fc.property(fc.array(syllable, { minLength: 1, maxLength: 6 }), (syllables) => {
      const word = syllables.join('');
      const glyphs = gurmukhi?.shape(word, false).flatMap((shape) => shape.glyphs) ?? [];
      expect(glyphs.map(({ codePoints }) => String.fromCodePoint(...codePoints)).join('')).toBe(word);
    }),
  );
});

test.each(['serif', 'serif-bold', 'serif-italic', 'sans', 'sans-bold', 'sans-italic'] satisfies Face[])(
  'a word put together from pairs of letters in %s is what shaping it whole gives',
  (face) => {
    const letter = fc.integer({ min: 0x21, max: 0x7e }).map((unit) => String.fromCharCode(unit));
    const word = fc
      .tuple(fc.string({ unit: letter, minLength: 1, maxLength: 9 }), fc.constantFrom('', ' '))
      .map((parts) => parts.join(''));
    const [typeface] = openFonts().stack(face);
    if (typeface === undefined) throw new Error(`There is no font for ${face}.`);
    fc.assert(
      fc.property(word, (given) => {
        const whole = typeface.font.layout(given, [], undefined, undefined, 'ltr');
        const shaped = typeface.shape(given, false).flatMap(({ glyphs }) => glyphs);
        const scale = 1000 / typeface.font.unitsPerEm;
        expect(shaped.map(({ id }) => id)).toEqual(whole.glyphs.map(({ id }) => id));
        expect(shaped.map(({ advance }) => advance)).toEqual(
          whole.positions.map(({ xAdvance }) => xAdvance * scale),
        );
        expect(shaped.map(({ codePoints }) => String.fromCodePoint(...codePoints)).join('')).toBe(given);
      }),
      { numRuns: 3_000 },
    );
  },
);
