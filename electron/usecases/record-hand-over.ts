import { failure, type Result } from '../../shared/base/index.ts';
import { dateInWords, type Item, type ItemFields } from '../../shared/model/index.ts';
import { readPacks } from '../store/index.ts';
import { createItem } from './edit-items.ts';
import type { MatterContext } from './matter-context.ts';

/** Characters of a fingerprint that tell one pack from others of its title. */
const shortFingerprint = 8;

/**
 * Records that a built pack was handed over (rule C12). Undone like any act. Fails with `pack-not-found`, and with `item-exists` where
 * the same is on the record already.
 */
export function recordHandOver(
  context: MatterContext,
  handOver: Omit<ItemFields['hand-over'], 'name'>,
): Result<Item> {
  const pack = readPacks(context.reader).find(({ id }) => id === handOver.pack);
  if (pack === undefined) {
    return failure(
      'pack-not-found',
      'This pack is not on the record of the matter, so nothing was recorded.',
    );
  }
  const recipients = [...new Set(handOver.recipients.map((recipient) => recipient.trim()))];
  const day = dateInWords({ value: handOver.day, precision: 'day' }, 'long');
  const purpose = handOver.purpose.trim();
  const fingerprint = pack.sumsSha256.slice(0, shortFingerprint);
  const whatFor = purpose === '' ? '' : `: ${purpose}`;
  const name = `${pack.title} (${fingerprint}) to ${recipients.join(', ')}, ${day}${whatFor}`;
  const fields = { ...handOver, recipients, purpose, name };
  const made = createItem(context, { kind: 'hand-over', fields });
  if (!made.ok && made.failure.code === 'item-exists') {
    return failure(
      'item-exists',
      'That this pack was handed over to them for that on that day is on the record already.',
    );
  }
  return made;
}
