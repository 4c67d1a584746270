import type { BrowserWindow } from 'electron';
import { failure, type Result, success } from '../../shared/base/index.ts';

/** How Electron says that the person closed the print dialog. */
const cancelled = 'Print job canceled';

/**
 * Prints what a window's page shows on paper (its `print` styles), through the system's own print dialog; false where the
 * person cancelled. Colours of the page are printed: themes are told apart by them as well as by their codes.
 */
export async function printPage(window: BrowserWindow): Promise<Result<boolean>> {
  // Chromium paints the margins of the paper in the window's own colour.
  const usual = window.getBackgroundColor();
  window.setBackgroundColor('#ffffff');
  const outcome = await printed(window);
  if (!window.isDestroyed()) window.setBackgroundColor(usual);
  return outcome;
}

function printed(window: BrowserWindow): Promise<Result<boolean>> {
  return new Promise((resolve) => {
    const options = { silent: false, printBackground: true, pageSize: 'A4' } as const;
    window.webContents.print(options, (isPrinted, reason) => {
      if (isPrinted) resolve(success(true));
      else if (reason === cancelled) resolve(success(false));
      else {
        resolve(
          failure(
            'not-available',
            'Nothing was printed: the printer, or the system’s print service, did not take it. Check that a printer is set up, then print again.',
          ),
        );
      }
    });
  });
}
