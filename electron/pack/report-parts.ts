import type { TextComposition } from './composition.ts';
import { flowParagraph } from './flow-paragraph.ts';
import { flowText } from './flow-text.ts';
import { columnWidth, page } from './page-geometry.ts';
import { setParagraph } from './paragraph.ts';
import { ruleGrey, styles, type TextStyle } from './text-style.ts';

/** Draws the parts that reports about a matter are made of; `where` names the report in what is said of its characters. */
export interface ReportParts {
  readonly heading: (tag: 'H1' | 'H2', text: string, style: TextStyle) => Generator<void>;
  /** A heading of the second level with room above it and below. */
  readonly subheading: (text: string) => Generator<void>;
  readonly paragraph: (text: string, style: TextStyle) => Generator<void>;
  /** Labels and values as a table of two columns. */
  readonly facts: (lines: readonly (readonly [string, string])[]) => Generator<void>;
  /** A table under a row of headings; its last column may go on over pages. */
  readonly table: (columns: readonly ReportColumn[], rows: Iterable<readonly string[]>) => Generator<void>;
}

/** A column of a table; lengths are points from the page's left edge. */
export interface ReportColumn {
  readonly heading: string;
  readonly left: number;
  readonly width: number;
}

/** Room for the labels of facts, in points. */
export const reportLabelWidth = 112;

/** Room that is kept free below a rule and above the next. */
const rowGap = 3;

/** Gives the parts that draw on a composition. */
export function reportParts(composition: TextComposition, where: string): ReportParts {
  const { flow } = composition;
  const { canvas } = flow;

  function* heading(tag: 'H1' | 'H2', text: string, style: TextStyle): Generator<void> {
    canvas.open(tag);
    yield* flowText(composition, [{ text, style }], where);
    canvas.close();
  }

  function* subheading(text: string): Generator<void> {
    flow.moveDown(18);
    if (!flow.fits(70)) {
      flow.turnPage();
      yield;
    }
    yield* heading('H2', text, styles.plainBold);
    flow.moveDown(3);
  }

  function* paragraph(text: string, style: TextStyle): Generator<void> {
    canvas.open('P');
    yield* flowText(composition, [{ text, style }], where);
    canvas.close();
  }

  function* facts(lines: readonly (readonly [string, string])[]): Generator<void> {
    canvas.open('Table');
    for (const [label, value] of lines) {
      if (!flow.fits(styles.scheduleText.leading * 2)) {
        flow.turnPage();
        yield;
      }
      const top = flow.top();
      canvas.open('TR');
      canvas.open('TH', { scope: 'Row' });
      yield* flowText(
        composition,
        [{ text: label, style: styles.scheduleLabel }],
        where,
        page.left,
        reportLabelWidth - 8,
      );
      canvas.close();
      flow.moveTo(top);
      canvas.open('TD');
      yield* flowText(
        composition,
        [{ text: value, style: styles.scheduleText }],
        where,
        page.left + reportLabelWidth,
        columnWidth - reportLabelWidth,
      );
      canvas.close();
      canvas.close();
    }
    canvas.close();
  }

  /** Cells side by side with a rule under them; the last one may go on over pages where it is longer than a page. */
  function* row(columns: readonly ReportColumn[], cells: readonly Cell[]): Generator<void> {
    const top = flow.top();
    let bottom = top;
    canvas.open('TR');
    for (const [index, { text, style, tag }] of cells.entries()) {
      const column = columns[index];
      if (column === undefined) continue;
      flow.moveTo(Math.min(top, flow.top()));
      canvas.open(tag, tag === 'TH' ? { scope: 'Column' } : {});
      const set = setParagraph(
        composition.setter,
        [{ text, style }],
        column.width,
        composition.report(where),
      );
      const began = flow.page();
      yield* flowParagraph(composition, set, { left: column.left, leading: style.leading });
      canvas.close();
      bottom = flow.page() === began ? Math.max(bottom, flow.top()) : flow.top();
    }
    canvas.close();
    flow.moveTo(bottom + rowGap);
    const rule = flow.top() - rowGap / 2;
    canvas.artifact('Layout', () => {
      canvas.line(page.left, rule, page.right, rule, { width: 0.4, colour: ruleGrey });
    });
  }

  function heightOf(columns: readonly ReportColumn[], cells: readonly Cell[]): number {
    const heights = cells.map(({ text, style }, index) => {
      const width = columns[index]?.width ?? columnWidth;
      const set = setParagraph(composition.setter, [{ text, style }], width, composition.report(where));
      return set.lines.length * style.leading;
    });
    return Math.max(...heights) + rowGap;
  }

  function* table(columns: readonly ReportColumn[], rows: Iterable<readonly string[]>): Generator<void> {
    canvas.open('Table');
    yield* row(
      columns,
      columns.map(({ heading: text }) => ({ text, style: styles.scheduleHeading, tag: 'TH' })),
    );
    for (const texts of rows) {
      const cells = texts.map((text): Cell => ({ text, style: styles.scheduleText, tag: 'TD' }));
      if (!flow.fits(heightOf(columns, cells)) && !flow.isPageFresh()) {
        flow.turnPage();
        yield;
      }
      yield* row(columns, cells);
    }
    canvas.close();
  }

  return { heading, subheading, paragraph, facts, table };
}

interface Cell {
  readonly text: string;
  readonly style: TextStyle;
  readonly tag: 'TH' | 'TD';
}
