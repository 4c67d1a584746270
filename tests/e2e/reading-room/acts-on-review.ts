import type { Page } from 'playwright-core';
import { reviewPage } from '../review-page.ts';
import { type UndoableAct, keysOf } from './undoing.ts';

const several = ['MVI000006', 'MVI000007', 'MVI000008'] as const;

/** What is done to several documents in the library: decided, marked, tagged, put in a batch, withdrawn and put back. */
export function actsOnDocuments(page: Page): readonly UndoableAct[] {
  const { press, type } = keysOf(page);
  const review = reviewPage(page);
  const { selection } = review;
  return [
    {
      undo: 'Decided that {MVI000006} is not relevant and 2 more',
      perform: async () => {
        await press('Alt+1');
        await review.showReview();
        await review.select(...several);
        await selection.getByRole('button', { name: 'Decide' }).click();
        await selection.getByLabel('Reason, on relevance').fill('Not about care');
        await selection.getByRole('button', { name: 'Not relevant' }).click();
      },
    },
    {
      undo: 'Marked {MVI000006} as set aside and 2 more',
      perform: async () => {
        await selection.getByRole('button', { name: 'Progress' }).click();
        await selection.getByRole('button', { name: 'Set aside' }).click();
      },
    },
    {
      undo: 'Tagged {MVI000006} as a whole Leadership and 2 more',
      perform: async () => {
        await selection.getByRole('button', { name: 'Tag', exact: true }).click();
        await selection.getByRole('button', { name: 'Tag the whole document' }).click();
        await type('LE');
        await press('Enter');
      },
    },
    {
      undo: 'Added the batch “Statements”',
      perform: async () => {
        await selection.getByRole('button', { name: 'Batch', exact: true }).click();
        await selection.getByLabel('Name of the batch').fill('Statements');
        await selection.getByLabel('Given to').fill('Cora Vane');
        await selection.getByRole('button', { name: 'Make the batch' }).click();
      },
    },
    {
      undo: 'Withdrew {MVI000006} and 2 more',
      perform: async () => {
        await selection.getByRole('button', { name: 'Withdraw', exact: true }).click();
        await selection.getByLabel('Reason for withdrawing').fill('Received twice');
        await press('Enter');
      },
    },
    {
      undo: 'Put {MVI000006} back into use and 2 more',
      perform: async () => {
        await page.getByRole('checkbox', { name: 'Show withdrawn' }).check();
        await review.select(...several);
        await selection.getByRole('button', { name: 'Put back into use' }).click();
      },
    },
  ];
}

/** What is done to run a review: batches, people, and a second review of what Dora Lind has read, with a settlement. */
export function actsOnReview(page: Page): readonly UndoableAct[] {
  const { press } = keysOf(page);
  const review = reviewPage(page);
  return [
    {
      undo: 'Changed the batch “Statements”',
      perform: async () => {
        await review.goTo('Batches');
        await page.getByRole('navigation', { name: 'Batches' }).getByText('Statements').click();
        await page.getByLabel('Given to').fill('Ben Reed');
        await press('Enter');
      },
    },
    {
      undo: 'Removed the batch “Statements”',
      perform: () => page.getByRole('button', { name: 'Delete the batch' }).click(),
    },
    {
      undo: 'Added the person or organisation “Desmond Pike”',
      perform: async () => {
        await review.goTo('People and organisations');
        await page.getByRole('button', { name: 'Add somebody' }).click();
        const form = page.getByRole('form', { name: 'New person or organisation' });
        await form.getByLabel('Name', { exact: true }).fill('Desmond Pike');
        await form.getByRole('button', { name: 'Add', exact: true }).click();
      },
    },
    {
      undo: 'Changed the person or organisation “Desmond Pike”',
      perform: async () => {
        await page.getByLabel('Other names, one a line').fill('Mr Pike');
        await page.getByLabel('Remark').focus();
      },
    },
    {
      undo: 'Removed the person or organisation “Desmond Pike”',
      perform: () => page.getByRole('button', { name: 'Take off the list' }).click(),
    },
    {
      undo: 'Added the batch “Second review of Dora Lind”',
      perform: async () => {
        await review.goTo('Second review');
        await page.getByRole('button', { name: 'Draw a sample' }).click();
        const form = page.getByRole('form', { name: 'Draw a sample' });
        await form.getByLabel('Of what was read by').selectOption('Dora Lind');
        await form.getByLabel('How many').fill('100');
        await form.getByLabel('Read again by').fill('Ben Reed');
        await form.getByRole('button', { name: 'Draw the sample' }).click();
      },
    },
    {
      undo: 'Decided that {MVI000010} is not relevant',
      perform: async () => {
        await press('Alt+1');
        await review.read('MVI000010');
        await press('d', '2');
      },
    },
    {
      undo: 'Marked {MVI000010} as read',
      perform: () => press('Escape', 'r'),
    },
    {
      undo: 'Settled that {MVI000010} is relevant',
      perform: async () => {
        await review.goTo('Second review');
        await page
          .getByRole('navigation', { name: 'Second reviews' })
          .getByText('Second review of Dora Lind')
          .click();
        const settle = page.getByRole('form', { name: 'Settle the relevance of MVI000010' });
        await settle.getByRole('combobox').selectOption('relevant');
        await settle.getByPlaceholder('Reason for settling it so').fill('Both shifts matter');
        await settle.getByRole('button', { name: 'Settle' }).click();
      },
    },
  ];
}
