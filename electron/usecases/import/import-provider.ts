import { failure, success, type Result } from '../../../shared/base/index.ts';
import type { OperationDraft } from '../../../shared/model/index.ts';
import { readItems, readMatter } from '../../store/index.ts';
import type { MatterContext } from '../matter-context.ts';

/** Who provided the sources of an import, the letters its URNs begin with, and what is to be remembered of it. */
export interface NamedProvider {
  readonly provider: string | null;
  readonly prefix: string;
  readonly operations: readonly OperationDraft[];
}

/**
 * The provider and prefix of an import. A provider's prefix is remembered in the matter; one that is given anew stands from then
 * on. Without either, it is the matter's own.
 */
export function providerOf(
  context: MatterContext,
  given: { readonly provider?: string | undefined; readonly prefix?: string | undefined },
): Result<NamedProvider> {
  const own = readMatter(context.reader)?.prefix ?? '';
  const name = given.provider?.trim() ?? '';
  if (given.provider !== undefined && name === '') {
    return failure('call-invalid', 'The provider needs a name. Nothing was imported.');
  }
  if (name === '') return success({ provider: null, prefix: given.prefix ?? own, operations: [] });
  const standing = readItems(context.reader, 'provider').find(
    (item) => item.fields.name.localeCompare(name, 'en', { sensitivity: 'accent' }) === 0,
  );
  if (standing === undefined) {
    const prefix = given.prefix ?? own;
    return success({
      provider: name,
      prefix,
      operations: [
        {
          type: 'item.create',
          body: { item: context.newIdentifier(), kind: 'provider', fields: { name, prefix } },
        },
      ],
    });
  }
  const { name: provider, prefix: was } = standing.fields;
  const prefix = given.prefix ?? was;
  const change: OperationDraft = {
    type: 'item.set',
    body: { item: standing.id, kind: 'provider', field: 'prefix', value: prefix, was },
  };
  return success({ provider, prefix, operations: prefix === was ? [] : [change] });
}
