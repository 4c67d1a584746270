import { canonicalJson } from '../../shared/base/index.ts';
import type { OperationHeader } from '../../shared/model/index.ts';

/**
 * An operation's header with its type as canonical JSON (RFC 8785), written by a template because a check writes it for
 * every operation of a log: equal to `canonicalJson` of the same fields, which keys in order of their letters.
 *
 * @throws where `canonicalJson` does: a number that is not finite, a string with a lone surrogate.
 */
export function canonicalHeader(header: OperationHeader & { readonly type: string }): string {
  const { act, atMs, clock, id, replica, replicaSeq, reviewer, type, undoes } = header;
  return (
    `{"act":${text(act)},"atMs":${number(atMs)},"clock":${number(clock)},"id":${text(id)},"replica":${text(replica)},` +
    `"replicaSeq":${number(replicaSeq)},"reviewer":${text(reviewer)},"type":${text(type)},` +
    `"undoes":${undoes === null ? 'null' : text(undoes)}}`
  );
}

/** What stands in JSON as it is. */
const plain = /^[ !#-[\]-~]*$/u;

function text(value: string): string {
  return plain.test(value) ? `"${value}"` : canonicalJson(value);
}

function number(value: number): string {
  return Number.isSafeInteger(value) ? String(value) : canonicalJson(value);
}
