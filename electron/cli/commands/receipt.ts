import { command, confirmed, listed } from '../command.ts';
import { withMatter } from '../matter-at-work.ts';
import { writeOutputFile } from '../../files/write-output-file.ts';

/** `receipt`: gives the matter's state in a few lines. */
export const receipt = command({
  name: 'receipt',
  summary: 'Gives a receipt: for every copy’s chain of operations its length and last hash.',
  arguments: { matter: 'one' },
  options: { out: { kind: 'text', value: 'F', help: 'write it into this file, too' } },
  remarks: [
    '“verify --receipt” later proves that the matter still holds this state; “pack --receipt” builds at it.',
  ],
  example: 'receipt Harrow.matter --out harrow.receipt.json',
  perform: async (given, surroundings) =>
    withMatter(surroundings, given.arguments.matter, 'read', async (matter) => {
      const made = await matter.ask('receipt', {});
      if (!made.ok) return made;
      const text = `${JSON.stringify(made.value, null, 2)}\n`;
      const { out } = given.options;
      if (out === undefined) return listed(made.value, [text.trimEnd()]);
      const written = await writeOutputFile(out, text);
      return written.ok ? confirmed(made.value, `Wrote the receipt into ${written.value}.`) : written;
    }),
});
