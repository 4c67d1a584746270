import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSource } from '../../../electron/ingest/read-source.ts';

const folder = join(import.meta.dirname, '../../../resources/sample');

function detected(fileName: string): readonly (string | boolean | null)[] {
  const read = readSource({ fileName, bytes: readFileSync(join(folder, fileName)) });
  if (!read.ok) throw new Error(read.failure.message);
  const { kind, title, titleMadeUp, date } = read.value.detected;
  return [kind, title, titleMadeUp, date?.value ?? null];
}

test('the sample’s sources are detected as what they are', () => {
  const files = [
    '01-statement-joy-adeyemi.txt',
    '02-council-pledges-review.txt',
    '03-families-respond-to-review.html',
    '04-review-of-safeguarding-practice.txt',
    '05-inspection-fernlea-house.md',
    '06-debate-care-homes-marlow-vale.txt',
    '08-minutes-safeguarding-board.txt',
    '09-statement-hanna-gorska-bell.txt',
    '10-hearing-day-7-extract.txt',
  ];
  expect(files.map(detected)).toEqual([
    ['statement', 'WITNESS STATEMENT OF JOY FỌLÁṢADÉ ADEYEMI', false, '2016-03-03'],
    ['press report', 'Council pledges review after second inspection', false, '2016-05-19'],
    [
      'press report',
      '‘Nobody came’: families respond as review finds one night carer in five was trained',
      false,
      '2017-09-14',
    ],
    ['official report', 'Review of safeguarding practice in the Vale’s care homes', false, '2017-09-12'],
    ['official report', 'Inspection report: Fernlea House, Stannerby', false, '2016-05-17'],
    ['parliamentary debate', 'Adjournment debate: care homes in Marlow Vale', false, '2018-01-30'],
    ['minutes', 'Minutes of the quarterly meeting', false, '2018-04'],
    ['statement', 'WITNESS STATEMENT OF HANNA GÓRSKA-BELL', false, '2018-10-22'],
    ['other', 'THE MARLOW VALE INQUIRY', false, '2019-02-14'],
  ]);
});
