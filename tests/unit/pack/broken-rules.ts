import { readPack, type PackToCheck } from '../../cli/packs/pack-to-check.ts';
import { rules } from '../../cli/packs/rules/index.ts';

/** Reads a built pack's folder. */
export function packIn(folder: string): Promise<PackToCheck> {
  return readPack(folder, { report: [], received: folder, unseen: [], again: '' });
}

/** What is wrong with a pack by the rules of these numbers that apply to it, each fault led by its rule's number. */
export async function brokenRules(pack: PackToCheck, numbers: readonly string[]): Promise<readonly string[]> {
  const broken: string[] = [];
  for (const { number, applies, check } of rules.filter((rule) => numbers.includes(rule.number))) {
    if (!(applies?.(pack) ?? true)) continue;
    broken.push(...(await check(pack)).map((fault) => `${number}: ${fault}`));
  }
  return broken;
}
