/**
 * What publishers write between paragraphs that is no part of them. Each list is of patterns for a whole block in small letters,
 * tied to its beginning, so that a sentence that merely mentions a newsletter stays.
 */

/** Blocks that say nothing but this. */
const labels = new RegExp(
  `^\\W{0,3}(?:${[
    'ad',
    'ads by .{1,30}',
    'adverts?(?:isement)?(?: ?- ?(?:story|article|content) continues below)?(?: ?- ?scroll to continue)?',
    '(?:story|article) continues (?:below|after).{0,40}',
    'article content',
    'continue reading.{0,80}',
    'sponsored(?: content| by.{1,40})?',
    'paid (?:post|content)',
    'promoted',
    'captions?',
    'close',
    'comments?',
    '\\d+ comments?',
    '(?:view|show|read|see) (?:all )?(?:\\d+ )?comments?',
    'share(?: this)?(?: article| story| post| page| on .{1,30})?:?',
    '\\d+ shares?',
    'print(?: this)?(?: article)?',
    'e-?mail(?: this)?(?: article)?',
    'copy link|link copied.{0,20}',
    'save|saved|bookmark|gift article|reprints',
    '(?:read|show|see|view|learn|load) (?:more|less|next|all|full article)(?: ?[>»→]+)?',
    'more',
    'next|previous|prev|back|back to top|top',
    'related(?: (?:content|news|stories|story|articles?|posts?|links?|topics?|coverage|reading|videos?))?:?',
    '(?:most|more) (?:popular|read|viewed|shared|stories|news|articles|videos)',
    'trending(?: now)?|latest(?: news| stories| articles)?|popular(?: stories| now| posts)?|top stories|editors?.{1,3} picks?|featured',
    'recommended(?: (?:for you|stories|reading|articles|videos?))?',
    'don.?t miss|you (?:may|might) (?:also )?(?:like|be interested in).{0,30}|up next|watch next|read next|what to read next|in this (?:article|story)|table of contents|contents|on this page',
    'getty(?: images)?|shutterstock|reuters|ap photo|afp|istock|alamy|(?:via )?getty images',
    'listen(?: to this (?:article|story).{0,40}| now)?|play|pause|mute|watch(?: now| video)?|video|photos?|gallery|view gallery|slideshow|image|enlarge(?: image)?|expand|zoom',
    '\\d+[- ]min(?:ute)?s?(?: read)?|(?:estimated )?(?:reading|read) time:? .{0,20}|tempo de leitura.{0,20}',
    'skip to .{1,40}|jump to .{1,40}|skip ad(?:vertisement)?',
    'loading(?: \\w{1,20})?\\W{0,3}|please wait\\W{0,3}',
    'filed (?:under|to|in):?.{0,120}',
    'tags?:?|(?:tags?|topics?|keywords|categories|category|labels?|in this story|explore more on):.{0,200}',
    'follow(?: us| me)?(?: on .{1,60})?|join us.{0,30}|contact us|about us|privacy policy|terms of (?:use|service)|cookie (?:policy|settings)|help|faq|home|search|menu|log ?in|sign ?in|register|sign ?up|subscribe(?: now)?|my account',
    'about (?:the )?authors?|author bio|written by|reviewed by|edited by|fact checked by|meet the author',
    'view (?:on|this|in) .{1,60}|a post shared by .{1,80}|see (?:on|this) .{1,60}|this (?:post|content|video) (?:is|was).{0,60}unavailable.{0,30}',
    'click (?:here|to) .{0,60}|tap (?:here|to) .{0,40}',
    'correction:?|editor.?s note:?',
    '(?:thank you|thanks) for (?:reading|subscribing|signing up|your (?:report|feedback|comment)).{0,60}',
    'iklan|publicidade?|werbung|anzeige|publicité|mainos',
    'transcript|download|pdf|cite this (?:article|page).{0,60}|permissions',
    'the discussion thread.{0,40}|view the discussion thread.{0,10}|join the conversation.{0,60}|start the conversation.{0,30}',
    'all rights reserved.{0,120}',
  ].join('|')})\\W{0,3}$`,
  'i',
)

/** Blocks that begin so and go on with anything, up to the length given. */
const openings: [RegExp, number][] = [
  [
    /^(?:photo|image|picture|photograph|illustration|video|graphic|credit|source|foto|bild|cover image|featured image|image credits?|photo credits?|photo illustration|screenshot)s?(?: credits?)?(?: by| via| from| courtesy(?: of)?)?\s?[:/|—–]\s?\S/i,
    160,
  ],
  [/^(?:photo|photograph|image|illustration|video|picture)s? (?:by|via|from|courtesy(?: of)?|provided by) \S/i, 120],
  // A caption that ends with its credit.
  [
    /(?:\((?:image|photo|picture|pic|credit|photograph|photo by|photo credit)s?:? [^()]{2,70}\)|\b(?:image|photo|picture|credit)s?:\s[^.]{2,60}\b(?:getty|afp|reuters|ap|shutterstock|alamy|pa|epa|wireimage)\b[^.]{0,30})$/i,
    420,
  ],
  [/^(?:copyright\s{0,2})?(?:©|\(c\))|^copyright\s(?:\d{4}|by\b|of\b.{0,40}\ball rights)/i, 300],
  [
    /^(?:sign up|subscribe|register) (?:now |today |here |below )?(?:for|to) (?:our|the|my|receive|get|be|this|a|an|free|\S+(?:'|’)s|breaking|weekly|daily)\b/i,
    300,
  ],
  [
    /^(?:get|receive) .{1,80}\b(?:newsletters?|delivered (?:straight )?to your|in your (?:inbox|email)|straight to your inbox|by e-?mail)/i,
    300,
  ],
  [
    /^(?:like|follow|find|join|connect with) .{1,80} on (?:twitter|facebook|instagram|linkedin|youtube|tiktok|threads|x|telegram|whatsapp|bluesky|snapchat|google news|flipboard|social media)\b/i,
    300,
  ],
  [/^(?:you can )?follow .{1,60}@\w+/i, 200],
  [
    /^we use cookies|^this (?:web)?site uses cookies|^by (?:choosing|clicking|continuing|subscribing|signing up|submitting|entering your|proceeding|using this)\b|^your privacy|^we value your privacy|^we and our partners/i,
    1200,
  ],
  [
    /^(?:also )?(?:read|watch|see|listen|related|more|read more|read also|also read|see also|see more|watch now|related article|related story|related stories|must read|exclusive|recommended|explore|up next|don.?t miss)(?: more)?(?: on this| about this)?\s?[:|»>→]\s?\S/i,
    180,
  ],
  [
    /^(?:posted|published|updated|last updated|last modified|first published|originally published|date|reviewed|created|modified)(?: (?:on|at|in|by))?:?\s.{0,40}\b(?:\d{4}|ago|am|pm|today|yesterday)\b/i,
    100,
  ],
  [/^(?:download|get|install) (?:the|our) .{1,40}\bapp\b/i, 200],
  [/^(?:have|got) (?:a|any|an) (?:news |story |confidential )?(?:tip|tips|question|idea|story)\b.{0,30}\?/i, 250],
  [/^(?:this story|this article|it) (?:has been|was) shared \d+/i, 120],
  [
    /^to (?:read|view|see|continue|access|get|unlock) .{1,80}\b(?:subscribe|sign in|log in|register|subscriber|account|subscription)\b/i,
    300,
  ],
  [
    /^(?:already (?:a )?(?:subscriber|member|registered|have an account)|not a (?:member|subscriber)|create (?:a|an|your) (?:free )?account|log in|sign in)\b/i,
    200,
  ],
  [/^(?:notice|enable|please enable|your browser|this browser|javascript)\b.{0,80}\b(?:javascript|browser|cookies)\b/i, 300],
  [/^(?:leave|post|add|write) (?:a|your) (?:reply|comment|review)\b/i, 120],
  [/^your (?:email|e-mail) address will not be published/i, 200],
  [/^(?:click|tap) here (?:to|for) (?:read|view|see|sign|subscribe|get|the latest|more)\b/i, 160],
  [
    /^(?:this newsletter may contain|your subscription has been confirmed|thanks? (?:you )?for signing up|by signing up|waiting for your permission|we need your (?:consent|permission))/i,
    500,
  ],
  [/^(?:want|looking for|interested in|love|need) .{3,80}\?\s(?:sign up|subscribe|follow|join|get our)\b/i, 300],
  [/^for (?:the latest|more) .{3,80}\b(?:download|subscribe|sign up|follow us|visit our)\b/i, 250],
  [/^support (?:our|independent|quality|local) (?:journalism|work|reporting|mission)/i, 400],
]

const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
/** A line that is a date, an hour, or both, and nothing else. */
const dateLine = new RegExp(
  `^(?:(?:posted|published|updated|last updated|first published|date|on|at)\\W{0,3}(?:on|at)?\\W{0,2})?(?:(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?\\W{1,3})?(?:(?:${months})\\W{1,2}\\d{1,2}(?:st|nd|rd|th)?(?:\\W{1,3}\\d{4})?|\\d{1,2}(?:st|nd|rd|th)?\\W{1,2}(?:${months})(?:\\W{1,3}\\d{4})?|\\d{4}-\\d\\d-\\d\\d|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4})(?:\\W{1,4}(?:at\\s)?\\d{1,2}[:.h]\\d\\d.{0,40})?\\W{0,3}$|^\\d{1,2}:\\d\\d ?(?:[ap]\\.?m\\.?)?.{0,12}$|^\\d{1,3} (?:second|minute|hour|day|week|month|year)s? ago$`,
  'i',
)

/** True for blocks of furniture: labels, credits, calls to subscribe, dates by themselves. */
export function isFurniture(text: string): boolean {
  if (text.length <= 200 && labels.test(text)) return true
  if (text.length <= 110 && dateLine.test(text)) return true
  return openings.some(([pattern, most]) => text.length <= most && pattern.test(text))
}

const bylineStart =
  /^(?:(?:written|reported|posted|published|words|story|article|text|reviewed|edited|photographs?|by:?)\s+)?by[:\s]\s?\p{Lu}/iu

/** True for a line that names the author, as it stands above a text. */
export const isByline = (text: string) => text.length < 120 && bylineStart.test(text) && !/[.!?]["”’)]?$/.test(text)

const endings =
  /^(?:related\b|more (?:from|on|about|in|stories|news|great|top|must|reading|like this|articles|by)\b|recommended\b|read (?:more|next|also)\b|(?:you )?(?:may|might) (?:also )?(?:like|be interested)|you.?ll (?:also )?(?:like|love)|popular\b|trending\b|latest (?:news|stories|posts|articles|from)\b|most (?:read|popular|viewed)\b|comments?\b|leave a (?:reply|comment)|\d+ (?:comments|responses|replies|thoughts on)\b|(?:one|two|three) (?:thoughts?|comments?|responses?) on\b|about (?:the )?authors?\b|share (?:this|on|via)\b|follow us\b|join the (?:conversation|discussion)|what do you think|newsletter|sign up|subscribe|up next\b|explore more|keep reading|further reading\b|see also\b|see more\b|also (?:read|on|in|see)\b|don.?t miss\b|other (?:stories|articles|news|posts)|similar (?:stories|articles|posts)|topics?:?$|tags?:?$|in this (?:series|section)|editors?.? picks|top stories|our (?:latest|top)|next article|continue reading|suggested|featured (?:stories|articles|posts|video)|contact us|get in touch|ready to|download\b|post navigation|advertisement)/i

/** True for a heading after which no text of the article comes. */
export const isEnding = (text: string) => text.length < 90 && endings.test(text)

const trade =
  /\b(?:writer|editor|reporter|journalist|author|critic|contributor|correspondent|columnist|freelance\w*|covers|covering|writes|studied|graduated?|based in|lives in|award-winning|has been (?:with|at)|joined)\b/i

/** True for the lines about an author that stand beside a text: they begin with the name and say what its bearer does. */
export function isBiography(text: string, authors: string[]): boolean {
  if (text.length > 700 || !trade.test(text)) return false
  const start = text.slice(0, 80).toLowerCase()
  return authors.some((author) => {
    const name = author.toLowerCase()
    const first = name.split(' ')[0]!
    const rest = start.startsWith(name)
      ? start.slice(name.length)
      : first.length > 2 && start.startsWith(`${first} `)
        ? start.slice(first.length)
        : null
    return rest !== null && /^(?:\s\(|,\s|\s(?:is|was|has|covers|writes|joined|reports|works|studied)\b)/.test(rest)
  })
}
