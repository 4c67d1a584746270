import type { JSX } from 'react';
import { useState } from 'react';
import { ReviewerChoice } from './reviewer-choice.tsx';
import { useBatchActs } from './use-batch-acts.ts';

/** Who has a batch, to be given to somebody else: saved on Enter or on leaving the field. */
export function GiveBatch(props: {
  readonly label: string;
  readonly batchId: string;
  /** The name of who has it, or null. */
  readonly reviewer: string | null;
  readonly writable: boolean;
}): JSX.Element {
  const acts = useBatchActs();
  const [typed, setTyped] = useState<string | null>(null);
  const give = (): void => {
    if (typed === null) return;
    const name = typed.trim();
    setTyped(null);
    if (name !== (props.reviewer ?? '')) void acts.give(props.batchId, name);
  };
  return (
    <ReviewerChoice
      label={props.label}
      value={typed ?? props.reviewer ?? ''}
      onChange={setTyped}
      disabled={!props.writable}
      onLeave={give}
    />
  );
}
