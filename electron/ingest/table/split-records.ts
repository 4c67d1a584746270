/** A record of a file of separated values: its span without the line end, and its values as they are meant. */
export interface TableRecord {
  readonly start: number;
  readonly end: number;
  readonly values: readonly string[];
}

/** A table's records, and which of them quote without an end. */
export interface SplitRecords {
  readonly records: readonly TableRecord[];
  /** Numbers of records, from 1, in which a quotation mark opens a value and nothing closes it: read to the line's end. */
  readonly unclosed: readonly number[];
}

/**
 * Splits separated values into records (RFC 4180): a value in quotation marks may hold delimiters, line ends and doubled
 * quotation marks. Line ends are LF. A quotation that nothing closes ends with its line, so that one stray mark cannot swallow
 * the table; a quotation mark inside a value without quotation marks is a character like others.
 *
 * @param atMost records; those beyond are not split.
 */
export function splitRecords(text: string, delimiter: string, atMost: number): SplitRecords {
  const records: TableRecord[] = [];
  const unclosed: number[] = [];
  let at = 0;
  const lastMark = text.lastIndexOf('"');
  while (at < text.length && records.length < atMost) {
    const start = at;
    const values: string[] = [];
    for (;;) {
      const quoted = text[at] === '"' && at < lastMark ? quotedValue(text, at, delimiter) : null;
      if (quoted !== null) {
        values.push(quoted.value);
        at = quoted.end;
      } else {
        if (text[at] === '"') unclosed.push(records.length + 1);
        const end = valueEnd(text, at, delimiter);
        values.push(text.slice(at, end));
        at = end;
      }
      if (text[at] !== delimiter) break;
      at += 1;
    }
    records.push({ start, end: at, values });
    at += 1;
  }
  return { records, unclosed: [...new Set(unclosed)] };
}

/** The value that opens with a quotation mark at `at`, and where it ends; null where it does not close before a delimiter or line end. */
function quotedValue(
  text: string,
  at: number,
  delimiter: string,
): { readonly value: string; readonly end: number } | null {
  let close = text.indexOf('"', at + 1);
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close === -1) return null;
  const after = text[close + 1];
  if (after !== undefined && after !== delimiter && after !== '\n') return null;
  return { value: text.slice(at + 1, close).replaceAll('""', '"'), end: close + 1 };
}

function valueEnd(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n') at += 1;
  return at;
}
