import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtPack } from '../build-for-test.ts';
import { hasLibreOffice } from '../opened-in-spreadsheet.ts';
import { seenQuote, shapedSelection } from './shapes-fixture.ts';

const selection = shapedSelection({ shapes: ['index', 'word', 'html'] });

describe.runIf(hasLibreOffice)('opened in LibreOffice', () => {
  let folder: string;
  const read = (name: string): string =>
    readFileSync(join(folder, `${name}.txt`), 'utf8').replace(/\s+/gu, ' ');

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'glossator-word-'));
    const { files } = await builtPack(selection);
    const { title } = selection.choices;
    const copies = [
      ['report.docx', `${title}.docx`],
      ['page.html', `${title}.html`],
      ['index.docx', 'Index.docx'],
    ] as const;
    for (const [copy, name] of copies) writeFileSync(join(folder, copy), files.get(name) ?? '');
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
        '--headless',
        '--convert-to',
        'txt:Text (encoded):UTF8',
        '--outdir',
        folder,
        ...copies.map(([copy]) => join(folder, copy)),
      ],
      { stdio: 'ignore' },
    );
  }, 60_000);

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(['report', 'page'])('every quotation can be read in the %s, and every citation', (name) => {
    const text = read(name);
    for (const { quote, citation } of selection.passages) {
      expect(text).toContain(seenQuote(quote));
      expect(text).toContain(citation);
    }
  });

  test('the index can be read with its pages', () => {
    expect(read('index')).toContain(
      '4 Night staffing at Fernlea House, statement of J. Adeyemi MVI000001 3 Mar 2016 7',
    );
  });
});
