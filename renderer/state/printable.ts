import { useEffect } from 'react';
import type { PrintJob } from '../../shared/contract/index.ts';
import { perMatter } from './per-matter.ts';

/** What the present screen has that can be printed, with what that is called in an offer: `the notes listed`. */
export interface Printable {
  readonly job: PrintJob;
  readonly label: string;
}

/** What Ctrl+P prints on the present screen; null where there is nothing to print. */
export const printable = perMatter<Printable | null>(null);

/** Offers something for printing while the component is on the screen. The caller keeps it the same for as long as it says the same. */
export function usePrintable(offered: Printable | null): void {
  useEffect(() => {
    if (offered === null) return undefined;
    printable.set(offered);
    return () => {
      if (printable.get() === offered) printable.set(null);
    };
  }, [offered]);
}
