import type { Face } from './fonts.ts';

/** A colour by its red, green and blue parts from 0 to 1. */
export type Colour = readonly [number, number, number];

/** How a stretch of text looks; lengths are points. */
export interface TextStyle {
  readonly face: Face;
  readonly size: number;
  /** Distance between baselines. */
  readonly leading: number;
  readonly colour: Colour;
}

/** Ink: the words that matter. */
export const black: Colour = [0, 0, 0];
/** Context around a quote and secondary lines; 7:1 or more on white. */
export const darkGrey: Colour = [0.27, 0.27, 0.27];
/** Rules and dotted lines. */
export const ruleGrey: Colour = [0.6, 0.6, 0.6];
/** The wash behind a passage: seen on screen, faint on a photocopy, and never the only sign. */
export const washGrey: Colour = [0.91, 0.91, 0.9];
/** Links: a blue that prints as a dark grey. */
export const linkBlue: Colour = [0.08, 0.25, 0.45];

const style = (face: Face, size: number, leading: number, colour: Colour = black): TextStyle => ({
  face,
  size,
  leading,
  colour,
});

/** Every style of a pack's pages. Index text is 12 points or larger. */
export const styles = {
  coverMatter: style('sans', 15, 20, darkGrey),
  coverTitle: style('sans-bold', 28, 34),
  coverLine: style('sans', 12, 18),
  coverLabel: style('sans', 12, 18, darkGrey),
  coverSmall: style('sans', 8.5, 12, darkGrey),
  heading: style('sans-bold', 20, 25),
  subheading: style('sans', 11.5, 16, darkGrey),
  groupHeading: style('sans-bold', 12, 17),
  runningHead: style('sans', 9, 12, darkGrey),
  indexRunningHead: style('sans', 12, 15, darkGrey),
  pageNumber: style('sans-bold', 13, 16),
  indexText: style('sans', 12, 16),
  indexStrong: style('sans-bold', 12, 16),
  registerLink: style('sans', 12, 16, linkBlue),
  indexDetail: style('sans', 12, 16, darkGrey),
  quote: style('serif', 12.5, 18),
  context: style('serif', 12.5, 18, darkGrey),
  citation: style('sans', 9.5, 14, darkGrey),
  citationLink: style('sans', 9.5, 14, linkBlue),
  themeCode: style('sans-bold', 8.5, 11),
  note: style('sans', 10, 14.5),
  noteBold: style('sans-bold', 10, 14.5),
  noteItalic: style('sans-italic', 10, 14.5),
  noteBoldItalic: style('sans-bold-italic', 10, 14.5),
  noteLink: style('sans', 10, 14.5, linkBlue),
  free: style('sans', 12, 18),
  freeBold: style('sans-bold', 12, 18),
  freeItalic: style('sans-italic', 12, 18),
  freeBoldItalic: style('sans-bold-italic', 12, 18),
  noteSmall: style('sans', 9, 13, darkGrey),
  noteSmallLink: style('sans', 9, 13, linkBlue),
  body: style('serif', 11.5, 16.5),
  bodyHeading: style('serif-bold', 12.5, 17.5),
  bodyCaption: style('serif-italic', 10.5, 15),
  blockNumber: style('sans', 8.5, 16.5, darkGrey),
  marginCode: style('sans-bold', 7.5, 9.5, linkBlue),
  leftOut: style('sans-italic', 9.5, 14, darkGrey),
  scheduleLabel: style('sans', 9.5, 14, darkGrey),
  scheduleText: style('sans', 9.5, 14),
  scheduleHeading: style('sans-bold', 11, 16),
  plain: style('sans', 11, 16.5),
  plainBold: style('sans-bold', 11, 16.5),
} as const;
