import type { Receipt } from '../../../shared/model/index.ts';
import { command } from '../command.ts';
import { withMatter } from '../matter-at-work.ts';
import { readReceiptFile } from '../read-receipt-file.ts';
import { verificationOutcome } from '../views/verification-outcome.ts';

/** `verify`: checks a matter. */
export const verify = command({
  name: 'verify',
  summary: 'Checks everything of a matter that can be checked; ends with 1 unless all of it holds.',
  arguments: { matter: 'one' },
  options: {
    receipt: {
      kind: 'texts',
      value: 'FILE',
      help: 'also that the matter still holds the state of this receipt, or of a pack’s manifest.json',
    },
  },
  remarks: [
    'Operations that were cut off at the end of the log are shown by signatures, by packs, by what this machine saw last, and by a receipt.',
  ],
  example: 'verify Harrow.matter --receipt harrow.receipt.json',
  perform: async (given, surroundings) => {
    const receipts: Receipt[] = [];
    for (const file of given.options.receipt) {
      const read = await readReceiptFile(file);
      if (!read.ok) return read;
      receipts.push(read.value);
    }
    return withMatter(surroundings, given.arguments.matter, 'read', async (matter) => {
      const checked = await matter.askAtLength((task) =>
        matter.ask('verifyMatter', {
          task,
          receipts: receipts.map(({ matter: id, heads }) => ({ matter: id, heads })),
        }),
      );
      return checked.ok ? verificationOutcome(checked.value) : checked;
    });
  },
});
