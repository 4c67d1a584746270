import type { Block } from '../../../shared/model/index.ts';
import { blockLabel } from '../../../shared/text/index.ts';
import { command, listed } from '../command.ts';
import { findDocument } from '../find-document.ts';
import { withMatter } from '../matter-at-work.ts';
import { textTable } from '../text-table.ts';

/** `text`: gives a document's canonical text or its blocks. */
export const text = command({
  name: 'text',
  summary: 'Prints a document’s canonical text exactly, or its numbered blocks.',
  arguments: { matter: 'one', urn: 'one' },
  options: { blocks: { kind: 'flag', help: 'the blocks with their numbers, kinds and places' } },
  remarks: [
    'The text is printed in UTF-8 with nothing added, not even a line end, so that its SHA-256 is the one in “documents”. Places are UTF-16 code units, from the first up to but without the last.',
  ],
  example: 'text Harrow.matter HAR000012 --blocks',
  perform: async (given, surroundings) =>
    withMatter(surroundings, given.arguments.matter, 'read', async (matter) => {
      const found = await findDocument(matter, given.arguments.urn);
      if (!found.ok) return found;
      const read = await matter.ask('readDocument', { documentId: found.value.id });
      if (!read.ok) return read;
      const { document, text: canonicalText, blocks } = read.value;
      if (!given.options.blocks) {
        const json = { urn: document.urn, text: canonicalText };
        return { ok: true, value: { json, text: canonicalText, kind: 'listing', exitCode: 0 } };
      }
      return listed(
        blocks.map((block) => blockView(block, canonicalText)),
        textTable(
          blocks.map((block) => [
            `¶${block.number}`,
            block.own === null ? '' : blockLabel(block),
            `${block.kind}${block.furniture ? ' (furniture)' : ''}`,
            canonicalText.slice(block.start, block.end),
          ]),
        ),
      );
    }),
});

function blockView(block: Block, canonicalText: string): object {
  const { number, kind, furniture, start, end } = block;
  return {
    number,
    kind,
    furniture,
    start,
    end,
    text: canonicalText.slice(start, end),
    ...(block.own === null ? {} : { own: blockLabel(block) }),
  };
}
