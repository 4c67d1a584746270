import type { PackSelection } from '../../../shared/pack/index.ts';
import type { CheckWords } from './make-report.ts';

/** How a report that lies in a pack's folder can be checked, in plain words. */
export function checkWords({ choices }: PackSelection): CheckWords {
  const texts = choices.fullTexts
    ? 'The folder sources holds the text of every cited document, whole. Each quotation is looked up there, character by character, at the place the manifest gives.'
    : 'This pack does not hold the texts of its sources, so their quotations can only be found again where the texts are supplied.';
  return [
    {
      heading: 'On paper',
      words: [
        'Beside each quotation stands its reference: the document’s permanent number and the paragraph. The documents are listed in the schedule with their fingerprints.',
      ],
    },
    {
      heading: 'With a computer',
      words: [
        'The folder this file came in holds a page, verify-pack.html, that needs no Glossator and no network. Open it with any browser and drag the folder onto it: it compares every file, this one too, with its fingerprint in SHA256SUMS, and looks up every quotation of the manifest.',
        texts,
        'A file that was opened and saved again by another program is no longer the one in the pack; the verifier then says so. The PDF is the pack as it was built.',
      ],
    },
  ];
}

/** How an export that stands alone can be checked. */
export const exportCheckWords: CheckWords = [
  {
    heading: 'Against the documents',
    words: [
      'Beside each quotation stands its reference: the document’s permanent number and the paragraph. The documents are listed in the schedule with their fingerprints. This file is an export and no evidence pack: it carries no manifest, and nothing in it says that it was not changed since.',
    ],
  },
];
