import type { DocumentChange } from '../model/index.ts';

type TitleChange = DocumentChange & { readonly field: 'title' };

/** The change of a title back to what it was, and whether either was made up from the text. */
export function titleSwapped(body: TitleChange): TitleChange {
  const { document, field, value, was, madeUp, wasMadeUp, detected } = body;
  return {
    document,
    field,
    value: was,
    was: value,
    ...(wasMadeUp === true ? { madeUp: true } : {}),
    ...(madeUp === true ? { wasMadeUp: true } : {}),
    ...(detected === true ? { detected } : {}),
  };
}
