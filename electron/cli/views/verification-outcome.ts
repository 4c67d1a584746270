import type { Result } from '../../../shared/base/index.ts';
import type { Check, Verification } from '../../../shared/model/index.ts';
import type { Outcome } from '../command.ts';
import { counted } from '../text-table.ts';

/** The outcome of a verification: one line a check, its faults under it, and exit code 1 unless everything holds. */
export function verificationOutcome({ ok, checks }: Verification): Result<Outcome> {
  const failed = checks.filter((check) => !check.ok).length;
  const lines = [
    ...checks.flatMap(linesOf),
    ok ? `All ${checks.length} checks hold.` : `${failed} of ${checks.length} checks do not hold.`,
  ];
  return {
    ok: true,
    value: {
      json: { ok, checks: checks.map(({ name, ok: holds, detail }) => ({ name, ok: holds, detail })) },
      text: lines.map((line) => `${line}\n`).join(''),
      kind: ok ? 'confirmation' : 'listing',
      exitCode: ok ? 0 : 1,
    },
  };
}

function linesOf({ name, ok, detail, faults }: Check): readonly string[] {
  const lead = ok ? 'ok    ' : 'FAILED';
  if (faults === undefined) return [`${lead}  ${name}: ${detail}`];
  return [
    `${lead}  ${name}: ${counted(faults.count, 'fault')}`,
    ...faults.told.map((sentence) => `          ${sentence}`),
  ];
}
