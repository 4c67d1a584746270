import { announce } from '../../state/announce.ts';
import { copyText } from '../../state/copy-text.ts';
import { notify } from '../../state/notices.ts';

/** Copies a citation and says so, or says that the clipboard refused it. */
export function sayCopied(citation: string): void {
  if (copyText(citation)) announce(`Copied ${citation}.`);
  else
    notify({
      sentence: 'The citation could not be copied: the clipboard refused it.',
      tone: 'warning',
    });
}
