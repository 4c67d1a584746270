import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  checkLog,
  operationsInOrderOfArrival,
  readChainHeads,
  readMatter,
  readSignatures,
  type LogReport,
  type RememberedHead,
  type StoredOperation,
} from '../../electron/store/index.ts';
import { lookInto, matterFixture, quickFolder } from './matter-fixture.ts';
import { perform, randomActs } from './random-acts.ts';
import { anyTampering, tamperWith } from './tamperings.ts';

const nothingPurged = (): boolean => false;

function reportOn(path: string, matter: string, remembered: readonly RememberedHead[]): LogReport {
  return lookInto(path, ({ reader }) =>
    checkLog({
      matter,
      operations: operationsInOrderOfArrival(reader),
      signatures: readSignatures(reader),
      remembered,
      isPurged: nothingPurged,
    }),
  );
}

function sentencesOf(report: LogReport): readonly string[] {
  return [...report.faults, ...report.signatureFaults, ...report.rememberedFaults].map(
    (fault) => fault.sentence,
  );
}

test('a log of any acts that nobody touched has no fault, and whatever is done to its file is found', async () => {
  await fc.assert(
    fc.asyncProperty(
      randomActs,
      fc.array(anyTampering, { minLength: 12, maxLength: 12 }),
      async (acts, tamperings) => {
        const fixture = await matterFixture(quickFolder);
        try {
          const session = await fixture.open();
          await fixture.importText(session, 'one.txt', 'Some words of a text.\nAnd some more of them here.');
          for (const act of acts) await perform(session, act);
          await session.close();
          const { matter, heads } = fixture.look(({ reader }) => ({
            matter: readMatter(reader)?.id ?? '',
            heads: readChainHeads(reader).map((head) => ({ ...head, by: 'what this machine saw last' })),
          }));
          const whole = reportOn(fixture.path, matter, heads);
          expect(sentencesOf(whole)).toEqual([]);
          expect(whole.chains).toBe(1);
          for (const [number, tampering] of tamperings.entries()) {
            const copy = join(fixture.folder, `copy-${number}`);
            copyFileSync(fixture.path, copy);
            tamperWith(copy, tampering);
            expect({ tampering, found: sentencesOf(reportOn(copy, matter, heads)).length > 0 }).toEqual({
              tampering,
              found: true,
            });
          }
        } finally {
          fixture.remove();
        }
      },
    ),
    { numRuns: 12 },
  );
});

test('a sequence that plays an operation again, leaves one out or exchanges two has a fault by that name', async () => {
  const fixture = await matterFixture(quickFolder);
  const { matter, operations } = fixture.look(({ reader }) => ({
    matter: readMatter(reader)?.id ?? '',
    operations: [...operationsInOrderOfArrival(reader)],
  }));
  fixture.remove();
  const kindsOf = (sequence: readonly StoredOperation[]): readonly string[] => {
    const report = checkLog({
      matter,
      operations: sequence,
      signatures: [],
      remembered: [],
      isPurged: nothingPurged,
    });
    return [...new Set(report.faults.map((fault) => fault.kind))];
  };
  const place = fc.integer({ min: 0, max: operations.length - 2 });
  fc.assert(
    fc.property(place, (at) => {
      const [one, two] = operations.slice(at, at + 2);
      if (one === undefined || two === undefined) throw new Error('The log is too short.');
      expect(kindsOf([...operations, one])).toEqual(['replayed']);
      expect(kindsOf(operations.toSpliced(at, 1))).toEqual(['missing']);
      expect(kindsOf(operations.toSpliced(at, 2, two, one))).toEqual(['missing', 'reordered']);
      expect(kindsOf(operations)).toEqual([]);
    }),
  );
});
