import type { Rule } from '../rule.ts';
import { accessRules } from './access.ts';
import { deliveryRules } from './delivery.ts';
import { foundRules } from './found.ts';
import { indexRules } from './index-rows.ts';
import { integrityRules } from './integrity.ts';
import { numberingRules } from './numbering.ts';
import { pageRules } from './pages.ts';
import { privacyRules } from './privacy.ts';
import { referenceRules } from './references.ts';
import { sourceRules } from './sources.ts';
import { structureRules } from './structure.ts';

/** Every rule that a built pack is checked for. */
export const rules: readonly Rule[] = [
  ...structureRules,
  ...foundRules,
  ...numberingRules,
  ...indexRules,
  ...pageRules,
  ...referenceRules,
  ...deliveryRules,
  ...sourceRules,
  ...integrityRules,
  ...accessRules,
  ...privacyRules,
];

/**
 * The numbers that the list of rules has for a built pack. A16 is about two packs, of which the first was served; `served.test.ts` has it.
 */
export const numbersWanted = [
  ...['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9', 'A10', 'A11', 'A12', 'A13', 'A14', 'A15'],
  ...['A17', 'A18', 'A19', 'A20', 'A21', 'A22', 'B1', 'B2', 'B3', 'B4'],
  ...['C1', 'C2', 'C3', 'C5', 'C7', 'C8', 'C9', 'C10', 'D1', 'D3', 'D15'],
  ...['E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E10', 'G1', 'G2', 'G3'],
] as const;
