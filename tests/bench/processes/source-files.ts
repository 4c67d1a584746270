import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '../../../shared/model/index.ts';
import type { PackSelection, PackSource } from '../../../shared/pack/index.ts';
import { packChoices, packClockMs } from './pack-selection.ts';

/** The PDFs of a folder in order of name, as their paths. */
export function sourceFiles(folder: string): readonly string[] {
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name));
}

/** What a pack of the pages of these PDFs chooses; each has `pages` pages of A4. */
export function selectionOfFiles(files: readonly string[], pages: number): PackSelection {
  const sources = files.map((file, index) => sourceOfFile(file, index, pages));
  return {
    matterTitle: 'Bench',
    choices: {
      ...packChoices,
      fullTexts: false,
      sourcePages: true,
      parts: [
        {
          title: 'Documents',
          contents: sources.map(({ documentId }) => ({ kind: 'document', document: documentId })),
        },
      ],
    },
    receipt: {
      matter: '01890a5d-ac96-774b-bcce-b302099a8057',
      heads: [{ replica: '01890a5d-ac96-774b-bcce-b302099a8058', length: 1, hash: digest('head') }],
    },
    signatures: [],
    clockMs: packClockMs,
    applicationVersion: '0.0.0',
    themes: [],
    passages: [],
    sources,
  };
}

function sourceOfFile(file: string, index: number, pages: number): PackSource {
  const bytes = readFileSync(file);
  return {
    documentId: `document-${index}`,
    urn: `BEN${String(index + 1).padStart(6, '0')}`,
    title: `Source ${index + 1}`,
    date: null,
    publisher: null,
    author: null,
    kind: 'official report',
    format: 'pdf',
    typeName: 'PDF',
    sealed: null,
    fileName: file,
    sha256: digest(bytes),
    bytes: bytes.length,
    textSha256: digest(''),
    text: '',
    blocks: [],
    printedLines: [],
    pages: Array.from({ length: pages }, (_, page): Page => ({
      number: page + 1,
      label: null,
      start: 0,
      end: 0,
      width: 595.28,
      height: 841.89,
      text: 'source',
      confidence: null,
    })),
    marks: [],
  };
}

function digest(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
