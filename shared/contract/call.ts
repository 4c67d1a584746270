import type { z } from 'zod';

/** One call of the contract: the schema its input is validated with, and the type of what it gives. */
export interface Call<Input extends z.ZodType, Output> {
  readonly input: Input;
  /** Carries the output's type only; never present at run time. */
  readonly output?: Output;
}

/** A table of calls by name. */
export type CallTable = Readonly<Record<string, Call<z.ZodType, unknown>>>;

/** What a caller gives to a call. */
export type InputOf<Entry> = Entry extends Call<infer Input, unknown> ? z.input<Input> : never;

/** What a handler is given: the validated input. */
export type ValidInputOf<Entry> = Entry extends Call<infer Input, unknown> ? z.output<Input> : never;

/** What a call gives where it succeeds. */
export type OutputOf<Entry> = Entry extends Call<z.ZodType, infer Output> ? Output : never;

/** Declares a call: its output type first, then the schema of its input. */
export function call<Output>(): <Input extends z.ZodType>(input: Input) => Call<Input, Output> {
  return (input) => ({ input });
}
