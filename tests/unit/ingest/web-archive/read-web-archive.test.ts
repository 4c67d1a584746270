import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeWords, splitParts } from '../../../../electron/ingest/web-archive/split-parts.ts';
import { buildWebArchive } from '../../../fixtures/web-archive/build-web-archive.ts';
import { failureOf, readAny } from '../reading-any.ts';

const headers = {
  From: '<Saved by Blink>',
  'Snapshot-Content-Location': 'https://news.example.test/council/night-shift',
  Subject: '=?utf-8?Q?Night=20shift=20left=20alone=20=E2=80=93=20Echo?=',
  Date: 'Tue, 3 Apr 2018 10:00:00 -0000',
};

const archive = buildWebArchive(headers, [
  {
    type: 'text/html',
    location: 'https://news.example.test/council/night-shift',
    id: 'frame-1@mhtml.blink',
    content:
      '<html><head><meta charset="utf-8"></head><body><h1>Night shift left alone</h1><p>One worker had eleven “rooms”.</p><iframe src="cid:frame-2@mhtml.blink"></iframe><iframe src="inner/second.html"></iframe><iframe src="gone.html"></iframe><img src="cid:p"><p>The end.</p></body></html>',
  },
  {
    type: 'text/html; charset=windows-1252',
    id: 'frame-2@mhtml.blink',
    location: 'cid:other',
    transfer: 'base64',
    content: Buffer.from('<body><p>In the frame: \x93kept\x94.</p></body>', 'latin1'),
  },
  {
    type: 'text/html',
    location: 'https://news.example.test/council/inner/second.html',
    content: '<p>In the second.</p><iframe src="cid:frame-2@mhtml.blink"></iframe>',
  },
  { type: 'image/png', location: 'https://news.example.test/p.png', transfer: 'base64', content: 'x' },
]);

describe('a saved page', () => {
  test('is read with the pages of its frames where they are shown, each once', async () => {
    const { text, reader } = await readAny(archive, 'night-shift.mhtml');
    expect(text).toBe(
      'Night shift left alone\n\nOne worker had eleven “rooms”.\n\nIn the frame: “kept”.\n\nIn the second.\n\nThe end.',
    );
    expect(reader).toEqual({ name: 'web-archive', version: 1 });
  });

  test('says where and when it was saved, and what was saved besides', async () => {
    const { facts, detected } = await readAny(archive, 'night-shift.mht');
    expect(facts.capture).toEqual({ address: headers['Snapshot-Content-Location'], at: headers.Date });
    expect(facts.fields).toEqual([{ name: 'Title', value: 'Night shift left alone – Echo' }]);
    expect(facts.notCarried.join(' ')).toContain('1 part saved with the page, 1 of them pictures');
    expect(facts.notCarried.join(' ')).toContain('2 embedded pages');
    expect(detected.title).toBe('Night shift left alone');
  });

  test('that was cut is read as far as it goes', async () => {
    const cut = archive.slice(0, archive.length - 700);
    expect((await readAny(cut, 'cut.mht')).text).toContain('One worker had eleven');
  });

  test('is sealed where it holds no page', async () => {
    const picture = buildWebArchive(headers, [{ type: 'image/png', content: 'x' }]);
    expect(await failureOf(picture, 'picture.mht')).toBe('source-damaged');
    expect(await failureOf('no headers at all', 'text.mht')).toBe('source-damaged');
    expect(await failureOf('bplist00', 'page.webarchive')).toBe('file-type-unknown');
  });

  test('gives back the bytes of its parts, whatever they are and however they travel', () => {
    const bytes = fc
      .uint8Array({ maxLength: 200 })
      .filter((some) => !some.includes(0x0a) && !some.includes(0x0d));
    fc.assert(
      fc.property(
        bytes,
        fc.constantFrom('base64' as const, 'quoted-printable' as const),
        (content, transfer) => {
          const split = splitParts(buildWebArchive(headers, [{ type: 'image/png', content, transfer }]), 10);
          expect(split?.parts.map((part) => [...part.bytes()])).toEqual([[...content]]);
        },
      ),
    );
  });

  test('has its title decoded', () => {
    expect(decodeWords('=?utf-8?B?Q2Fmw6k=?= =?iso-8859-1?Q?=E9t=E9?= ok')).toBe('Caféété ok');
  });
});
