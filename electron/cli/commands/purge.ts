import { failure, success, type Result } from '../../../shared/base/index.ts';
import type { PurgeDone, PurgeProposal } from '../../../shared/model/index.ts';
import { command, confirmed, type Outcome } from '../command.ts';
import { findDocuments } from '../find-document.ts';
import { withMatter, type MatterAtWork } from '../matter-at-work.ts';
import { wrongCall } from '../read-arguments.ts';

/** `purge`: destroys documents, by two reviewers. */
export const purge = command({
  name: 'purge',
  summary: 'Destroys documents received by mistake: one reviewer proposes it, another approves it.',
  arguments: { matter: 'one', urn: 'many' },
  options: {
    reason: { kind: 'text', value: 'TEXT', help: 'proposes it: why they must go; stays on the record' },
    approve: { kind: 'flag', help: 'approves the proposal of another reviewer; cannot be undone' },
    withdraw: { kind: 'flag', help: 'takes the proposal back' },
  },
  remarks: [
    'Bytes, text, passages, notes and all else that was made on the documents are destroyed; the record says that, when, why and by whom.',
    'Backups and packs made earlier still hold them, unless they are removed.',
    'A proposal for several documents is approved or withdrawn by naming any of them.',
  ],
  example: 'purge Harrow.matter HAR000012 --reason "Privileged, sent by mistake" --reviewer "R. Osei"',
  perform: async (given, surroundings) => {
    const { reason, approve, withdraw } = given.options;
    if ([reason !== undefined, approve, withdraw].filter(Boolean).length !== 1) {
      return wrongCall('Say one of --reason, --approve and --withdraw.');
    }
    if (reason?.trim() === '') return wrongCall('A document is purged for a reason: say it with --reason.');
    const { matter: path, urn: urns } = given.arguments;
    return withMatter(surroundings, path, 'write', async (matter) => {
      if (reason !== undefined) return propose(matter, urns, reason);
      const proposal = await findProposal(matter, urns);
      if (!proposal.ok) return proposal;
      return withdraw ? takeBack(matter, proposal.value) : carryOut(matter, proposal.value);
    });
  },
});

async function propose(
  matter: MatterAtWork,
  urns: readonly string[],
  reason: string,
): Promise<Result<Outcome>> {
  const documents = await findDocuments(matter, urns);
  if (!documents.ok) return purgedBefore(matter, urns, documents);
  const proposed = await matter.ask('proposePurge', {
    documentIds: documents.value.map(({ id }) => id),
    reason,
  });
  if (!proposed.ok) return proposed;
  return confirmed(
    { ok: true, purge: proposed.value.id, urns: urnsOf(proposed.value) },
    `Proposed to purge ${urnsOf(proposed.value).join(', ')}. Another reviewer approves it with --approve; until then nothing is destroyed.`,
  );
}

async function takeBack(matter: MatterAtWork, proposal: PurgeProposal): Promise<Result<Outcome>> {
  const withdrawn = await matter.ask('withdrawPurge', { purgeId: proposal.id });
  if (!withdrawn.ok) return withdrawn;
  return confirmed({ ok: true }, `The proposal to purge ${urnsOf(proposal).join(', ')} was withdrawn.`);
}

async function carryOut(matter: MatterAtWork, proposal: PurgeProposal): Promise<Result<Outcome>> {
  const done = await matter.askAtLength((task) => matter.ask('approvePurge', { task, purgeId: proposal.id }));
  return done.ok ? confirmed(purgeView(done.value), purgeSentence(done.value)) : done;
}

function purgeView({ documents, entries, erased, backups }: PurgeDone): unknown {
  return {
    ok: true,
    purged: true,
    documents: documents.map(({ urn, sha256 }) => ({ urn, sha256 })),
    entries,
    erased,
    backups,
  };
}

function purgeSentence({ documents, entries, erased, backups }: PurgeDone): string {
  const urns = documents.map(({ urn }) => urn).join(', ');
  const left = erased ? '' : ' The last of it leaves the file when the matter is closed everywhere.';
  return `${urns}: purged, with the content of ${entries} entries of the log.${left} ${backups === 'left' ? 'Backups made earlier could not be removed and still hold it. ' : ''}Packs and copies made earlier still hold it, unless they are removed.`;
}

/** The standing proposal that names all of these documents, by URN; small and capital letters count as the same. */
async function findProposal(matter: MatterAtWork, urns: readonly string[]): Promise<Result<PurgeProposal>> {
  const purges = await matter.ask('listPurges', {});
  if (!purges.ok) return purges;
  const wanted = urns.map((urn) => urn.trim().toUpperCase());
  const found = purges.value.proposals.find((proposal) =>
    wanted.every((urn) => urnsOf(proposal).some((other) => other.toUpperCase() === urn)),
  );
  if (found !== undefined) return success(found);
  const notProposed = failure(
    'purge-not-found',
    `Nobody proposes to purge ${urns.join(', ')}, so there is nothing to approve or withdraw. “purge --reason” proposes it.`,
  );
  return purgedBefore(matter, urns, notProposed);
}

/** Tells a document that was purged from one that never was there. */
async function purgedBefore(
  matter: MatterAtWork,
  urns: readonly string[],
  otherwise: { readonly ok: false; readonly failure: { readonly code: string } } & Result<never>,
): Promise<Result<never>> {
  const purges = await matter.ask('listPurges', {});
  if (!purges.ok) return purges;
  const wanted = urns.map((urn) => urn.trim().toUpperCase());
  const stone = purges.value.purged.find(({ urn }) => wanted.includes(urn.toUpperCase()));
  return stone === undefined
    ? otherwise
    : failure('document-purged', `${stone.urn} was purged already; there is nothing of it left to destroy.`);
}

function urnsOf(proposal: PurgeProposal): readonly string[] {
  return proposal.documents.map(({ urn }) => urn);
}
