import { failure } from '../../../shared/base/index.ts';
import { tableLimits } from './table-limits.ts';

/** Why a table beyond the limits is sealed unread. */
export const tableTooLarge = failure(
  'source-too-complex',
  `This table holds more than is read of one source (${tableLimits.rows.toLocaleString('en-GB')} rows, ` +
    `${tableLimits.cells.toLocaleString('en-GB')} cells, ${tableLimits.characters.toLocaleString('en-GB')} characters). ` +
    'To read it, save its parts as tables of their own and import those.',
);
