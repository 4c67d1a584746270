/** A person who works on the matter; every act carries the id. */
export interface Reviewer {
  readonly id: string;
  readonly name: string;
}
