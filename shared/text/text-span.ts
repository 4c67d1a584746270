/** A half-open span `[start, end)` of a text in UTF-16 code units. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}
