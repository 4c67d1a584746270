/** A vertical stretch of the gutter in pixels that one theme asks for. */
export interface GutterStretch {
  readonly themeId: string;
  readonly top: number;
  readonly bottom: number;
  /** The passages it stands for, by id. */
  readonly passageIds: readonly string[];
}

/** A stretch with the lane it is drawn in, counted from 0 beside the text. */
export interface GutterStripe extends GutterStretch {
  readonly lane: number;
}

/**
 * Gives every stretch a lane so that no two stripes of different themes overlap, at any depth.
 *
 * Stretches of one theme that touch or overlap become one stripe. Stripes are placed from the top; each takes the
 * lowest free lane, so as few lanes are used as there are themes at the deepest place. Of stripes that begin at the same
 * height the theme earlier in `order` comes first; themes not in `order` come last.
 */
export function assignLanes(
  stretches: readonly GutterStretch[],
  order: readonly string[],
): readonly GutterStripe[] {
  const rank = new Map(order.map((themeId, position) => [themeId, position]));
  const rankOf = (themeId: string): number => rank.get(themeId) ?? order.length;
  const joined = joinByTheme(stretches).sort(
    (left, right) =>
      left.top - right.top ||
      rankOf(left.themeId) - rankOf(right.themeId) ||
      left.themeId.localeCompare(right.themeId),
  );
  const laneBottoms: number[] = [];
  return joined.map((stretch) => {
    const free = laneBottoms.findIndex((bottom) => bottom <= stretch.top);
    const lane = free === -1 ? laneBottoms.length : free;
    laneBottoms[lane] = stretch.bottom;
    return { ...stretch, lane };
  });
}

function joinByTheme(stretches: readonly GutterStretch[]): GutterStretch[] {
  const lastOfTheme = new Map<string, number>();
  const joined: GutterStretch[] = [];
  for (const stretch of [...stretches].sort((left, right) => left.top - right.top)) {
    const position = lastOfTheme.get(stretch.themeId);
    const last = position === undefined ? undefined : joined[position];
    if (position !== undefined && last !== undefined && stretch.top <= last.bottom) {
      joined[position] = {
        ...last,
        bottom: Math.max(last.bottom, stretch.bottom),
        passageIds: [...new Set([...last.passageIds, ...stretch.passageIds])],
      };
    } else {
      lastOfTheme.set(stretch.themeId, joined.length);
      joined.push(stretch);
    }
  }
  return joined;
}
