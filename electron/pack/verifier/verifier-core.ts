import { passageColumns, prefixedColumn, recognitionColumns } from '../../../shared/pack/index.ts';
import { packLimits } from '../pack-limits.ts';
import { coreChecks } from './core-checks.ts';
import { coreReading } from './core-reading.ts';
import { coreSignatures } from './core-signatures.ts';
import { coreTable } from './core-table.ts';

/** Told to the verifiers as the application keeps to them itself. */
const given = `
// What no honest pack comes near, so that no dishonest one can hold a computer up.
const limits = ${JSON.stringify(packLimits)};

// The columns of passages.csv, and those of packs that cite recognised text.
const tableHeads = ${JSON.stringify([
  [...passageColumns, prefixedColumn],
  [...passageColumns, ...recognitionColumns, prefixedColumn],
])};
`;

/**
 * What the verifier for Node and the page for browsers share: plain JavaScript that defines `checkPack(host)` and touches
 * neither disk nor page. It is kept as text because it is written into packs and never run by the application, which
 * checks packs with code of its own (`verifyPackFolder`); a test compares the answers of both.
 */
export const verifierCore = [given, coreReading, coreTable, coreSignatures, coreChecks].join('');
