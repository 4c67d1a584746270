/** A rule that knows a piece of page furniture by its own words. */
export interface FurnitureRule {
  readonly name: string;
  /** True where a whole block, white space joined and at most 400 characters, is this furniture wherever it stands. */
  readonly matches: (block: string) => boolean;
}

/** Words after which a page has nothing but furniture to its end, unless its text clearly goes on. */
export interface TailRule extends FurnitureRule {
  /** True where even long paragraphs after it are furniture, as readers' comments are. */
  readonly toTheEnd: boolean;
}

/** A whole block matched by a pattern, up to a length that running text passes. */
function whole(pattern: RegExp, longest = 160): (block: string) => boolean {
  return (block) => block.length <= longest && pattern.test(block);
}

/** Furniture wherever it stands. */
export const loneRules: readonly FurnitureRule[] = [
  {
    name: 'advertisement',
    matches: whole(
      /^[-–—[( ]*(?:advertisement|advert|sponsored(?: content)?|promoted(?: content)?|story continues below|article continues below(?: advertisement)?|scroll to continue(?: with content)?)[-–—\]) .:]*$/iu,
    ),
  },
  {
    name: 'share links',
    matches: whole(
      /^(?:share(?: (?:this|on|via|with|by|article|page|story|post)\b.{0,60})?:?|(?:(?:share(?: on)?|tweet|facebook|twitter|x|whatsapp|linkedin|reddit|pinterest|e-?mail|print|copy link|save|messenger|telegram|instagram|youtube|rss)(?: this)?(?:[\s|/·•,:]+|$)){2,}|tweet(?: this)?|print(?: this)?(?: page| article| story)?|e-?mail this(?:.{0,30})?|copy link|share (?:this )?.{0,20}(?:on )?(?:facebook|twitter|whatsapp|linkedin).{0,40})$/iu,
      120,
    ),
  },
  {
    name: 'follow links',
    matches: whole(
      /^(?:(?:to get|for) the latest .{0,80}, )?(?:follow|like|find|join) (?:us|[\p{Lu}@][\p{L}\d@.’' ]{1,40}) on (?:x|twitter|facebook|instagram|youtube|linkedin|whatsapp|social media)\b.{0,120}$/iu,
      240,
    ),
  },
  {
    name: 'navigation',
    matches: whole(
      /^(?:skip to (?:main )?(?:content|navigation|footer)|jump to (?:content|navigation)|back to (?:the )?top|return to top|go to (?:top|homepage)|(?:main |site )?(?:menu|navigation)|search|search this site|sign in|log ?in|register|subscribe|sign in \W? ?(?:register|subscribe)|home|next(?: page| article| story)?|previous(?: page| article| story)?|« .{0,60}|.{0,60} »|newer posts?|older posts?|load more.{0,20}|view all.{0,30}|show more|read more)$/iu,
      80,
    ),
  },
  { name: 'trail of pages', matches: whole(/^(?:you are here:? ?)?home\s?[>»/›|→]\s?.{1,100}$/iu) },
  {
    name: 'cookie notice',
    matches: (block) =>
      /^(?:this (?:web)?site uses cookies|we (?:and our partners )?use cookies|by (?:continuing|using)\b.{0,80}\bcookies|cookies? (?:notice|policy|settings|preferences)\b|accept (?:all )?cookies|manage cookies)/iu.test(
        block,
      ),
  },
  {
    name: 'photo credit',
    matches: whole(
      /^(?:[([](?:photo(?:graph)?s?|pictures?|pics?|images?)(?: credit| courtesy)?\s?(?::|by|of|©|-|–|from)?\s?.{1,120}[)\]]|(?:photo(?:graph)?s?|pictures?|pics?|images?)(?: credit| courtesy(?: of)?| by)\s?:?\s.{1,80}|(?:photo|photograph|picture|pic|image)s?\s?[:/©]\s?[^.]{1,70}|©\s?.{1,60}(?:getty|reuters|alamy|pa images|pa wire|shutterstock|istock|rex).{0,40})$/iu,
      160,
    ),
  },
  {
    name: 'newsletter sign-up',
    matches: whole(
      /^(?:(?:please )?(?:sign up|subscribe)(?: here| now| today)? (?:to|for) (?:our|the|a|your)\b.{0,120}\b(?:newsletters?|e-?mails?|alerts?|bulletins?|updates?|briefings?)\b.{0,120}|get (?:the|our) .{0,60}(?:newsletter|straight to your inbox|in your inbox|by email).{0,80}|enter your e-?mail(?: address)?.{0,80}|(?:thank you|thanks) for (?:subscribing|signing up).{0,60})$/iu,
      260,
    ),
  },
  {
    name: 'copyright line',
    matches: whole(
      /^(?:(?:copyright )?(?:©|\(c\))\s?.{0,120}(?:\d{4}|all rights reserved|ltd|limited|plc)\b.{0,80}|copyright .{0,80}\d{4}.{0,60}|all rights reserved\.?|(?:terms (?:and|&) conditions|terms of (?:use|service)|privacy(?: policy| notice)?|cookies?(?: policy)?|contact us|about us|accessibility|site ?map)(?:(?:\s?[|·•/,-]\s?|\s)?(?:terms (?:and|&) conditions|terms of (?:use|service)|privacy(?: policy| notice)?|cookies?(?: policy)?|contact us|about us|accessibility|site ?map))*)$/iu,
      260,
    ),
  },
  {
    name: 'page number',
    matches: whole(
      /^(?:[-–—]\s?\d{1,4}\s?[-–—]|page \d{1,4}(?: of \d{1,4})?|\d{1,4} of \d{1,4}|\[?col(?:umn|\.)?\s?\d{1,4}(?:WH|WS|W)?\]?)$/iu,
      30,
    ),
  },
  {
    name: 'ruled line',
    matches: (block) => block.length <= 200 && !/[\p{L}\p{N}\p{S}]/u.test(block.replace(/[-=_*~+|<>^]/g, '')),
  },
  {
    name: 'filing line',
    matches: whole(/^posted (?:in|under) .{1,80}$/iu, 120),
  },
  {
    name: 'reading time',
    matches: whole(
      /^(?:\d{1,3} min(?:ute)?s?(?: read)?|(?:estimated )?reading time:? .{1,20}|\d+ (?:views|shares|reads|likes))$/iu,
      60,
    ),
  },
];

/** Furniture that tells that the article is over. */
export const tailRules: readonly TailRule[] = [
  {
    name: 'call for stories',
    toTheEnd: false,
    matches: whole(
      /^(?:do you have|have you got|got|do you know) (?:a|any) (?:story|stories|tip|news|information|views?|photos?|videos?)\b.{0,120}[?.!]?(?: .{0,120})?$/iu,
      260,
    ),
  },
  {
    name: 'newsroom contact',
    toTheEnd: false,
    matches: whole(
      /^(?:to contact (?:the )?.{0,60}(?:news ?desk|news ?room|reporter|editor)\b.{0,200}|(?:contact|call|email|e-mail) (?:our|the) (?:news ?desk|news ?room|newsteam|news team|reporters?)\b.{0,200}|let us know by e-?mailing .{1,120}|(?:you can )?(?:e-?mail|contact) (?:us|our team) (?:at|on|via) \S+@\S+.{0,100}|if you have a story.{0,160})$/iu,
      320,
    ),
  },
  {
    name: 'donation appeal',
    toTheEnd: false,
    matches: (block) =>
      whole(/^(?:while you(?:’|'| a)re here|before you go)\b[\s.,…:!-]*.{0,160}$/iu, 200)(block) ||
      isDonationAppeal(block),
  },
  {
    name: 'comment box',
    toTheEnd: true,
    matches: whole(
      /^(?:(?:no|\d{1,5}) (?:comments?|replies|responses|thoughts on .{1,120})(?: so far)?:?|(?:post|add|leave|write|submit) (?:a|your) (?:comment|reply)s?:?(?: .{0,60})?|(?:leave|join) (?:a reply|the (?:discussion|conversation|debate))\.?|have your say[.:!]?(?: .{0,100})?|(?:view|show|read|hide) (?:all )?(?:\d{1,5} )?comments?(?: \(\d+\))?|comments? (?:are|is|have been) (?:now )?(?:closed|disabled|turned off)\b.{0,60}|comments? \(\d{1,5}\)|what do you think\? .{0,40}comments?.{0,60}|(?:log in|sign in|register) to (?:post|leave|add|comment).{0,60})$/iu,
      180,
    ),
  },
  {
    name: 'related stories',
    toTheEnd: false,
    matches: whole(
      /^(?:related (?:stories|articles|news|content|topics|posts|links|reading|internet links)|more (?:on this story|stories|like this|news|headlines|from .{2,50})|you (?:may|might) also (?:like|be interested in)|also (?:read|see|in the news|on .{2,40})|read (?:more|next)\s?:.{0,140}|recommended(?: for you| reading| stories)?|most (?:read|popular|viewed|shared|commented)(?: (?:stories|articles|news|in .{2,40}))?|trending(?: now| stories)?|top stories|latest (?:news|stories|headlines)|don(?:’|')t miss|popular (?:stories|posts)|elsewhere on .{2,40}|around the web|promoted stories|tags\s?:.{0,140}|filed under:?.{0,140}|categories\s?:.{0,140}|labels\s?:.{0,140})$/iu,
      180,
    ),
  },
];

/**
 * True for a paragraph that asks the reader for money: it addresses the reader, speaks of supporting or donating, and names
 * the asker's own journalism, service or a sum. A paragraph that reports on donations does not address anyone so.
 */
export function isDonationAppeal(block: string): boolean {
  if (block.length > 1200) return false;
  const asks =
    /\b(?:support(?:ing)? us|(?<!\bI )mak(?:e|ing) a (?:contribution|donation)|(?:please )donate\b|donate (?:now|today|here)|contribut(?:e|ing) (?:to us|today|now|from)|become a (?:supporter|member|subscriber|patron)|help us (?:continue|keep|to)|consider supporting|small favour to ask|chip in)/iu.test(
      block,
    ) ||
    /\b[Ss]upport (?:the )?\p{Lu}[\p{L}’']*(?: \p{Lu}[\p{L}’']*){0,4} (?:and join|by|from|today|now)\b/u.test(
      block,
    );
  const addresses = /\b(?:you|your|please)\b/iu.test(block);
  const own =
    /(?:[£$€]\s?\d|\d\s?(?:per|a) month|independent (?:\p{L}+ )?(?:journalism|news|reporting)|\bour (?:journalism|reporting|work|news|site|readers|newsroom)|free (?:access|services|to read)|\bpaywall|\bfinancially\b|small favour)/iu.test(
      block,
    );
  return asks && addresses && own && !/^["“‘']/u.test(block);
}

/** Words that furniture is full of and articles are not; they keep a long paragraph from counting as the article going on. */
export const furnitureWords =
  /\b(?:e-?mail(?:ing)?|subscribe|subscription|newsletter|follow us|contribution|donat\w*|support(?:ing)? us|cookies?|privacy|copyright|all rights reserved|comments?|sign up|log in|register|facebook|twitter|advertis\w*|independent (?:local |news|journalism)|click here|app store|contact us)\b/iu;
