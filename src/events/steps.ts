/**
 * One affair has several happenings: a suit is filed, decided, settled; a deal is struck, then ratified. Articles on two of them share
 * parties, names and most words, and only the step tells them apart. Within a family the later step stands further down, and an article
 * that names two is about the later one ("members ratify the tentative deal").
 */
type Step = { step: string; cue: RegExp }

const families: Record<string, Step[]> = {
  deal: [
    {
      step: 'talks',
      cue: /\b(?:(?:open|begin|start|resum|return)\w*\s(?:\w+\s){0,4}(?:talks|bargaining|negotiations)|talks (?:open|begin|start|resume|due|set|get under way)|pattern of demands|demands? (?:drafted|approved)|at the (?:bargaining )?table)\b/i,
    },
    {
      step: 'broken off',
      cue: /\btalks (?:\w+\s)?(?:collaps|break|broke|fail|stall)\w*|\bbreakdown of talks|\bwalk(?:s|ed)? away from (?:the )?(?:talks|table)/i,
    },
    {
      step: 'tentative',
      cue: /\b(?:tentative|provisional|handshake|in principle)\b|\b(?:reach|struck|strike|clinch|secure|hammer|shake hands|settle)\w*\s(?:\w+\W){0,5}(?:deal|agreement|pact|accord|contract)\b/i,
    },
    {
      step: 'rejected',
      cue: /\b(?:vote(?:d|s)? down|vote(?:d|s)? against|reject(?:s|ed)?) (?:\w+\W){0,4}(?:deal|agreement|contract|offer|pact)/i,
    },
    {
      step: 'ratified',
      cue: /\bratif|\b(?:approv|endors|back|vote for|voted for|say yes|said yes)\w*\s(?:\w+\W){0,6}(?:contract|deal|agreement|pact)\b(?=[^.]*\b(?:vote|ballot|member|per ?cent|%))|\bmembers (?:approve|back|endorse|vote for|voted for|say yes)\b/i,
    },
  ],
  strike: [
    {
      step: 'mandate',
      cue: /\bstrike (?:authori[sz]ation|mandate|vote|ballot)|\bauthori[sz]\w* (?:a |the )?(?:strike|walkout)|\bvote\w* (?:\w+\s){0,3}to strike\b/i,
    },
    {
      step: 'begins',
      cue: /\b(?:go(?:es)?|went|going|now) on strike|\bstrike (?:begins|starts|is on|under way|called)|\bwalk(?:s|ed)? (?:out|off)\b|\bcall(?:s|ed)? (?:a |its |their )?(?:strike|walkout)|\bjoin\w* (?:\w+\s){0,3}(?:strike|picket)|\bdown(?:ed)? tools\b|\b(?:writers|actors|performers|dubbers|artists) strike\b/i,
    },
    {
      step: 'ends',
      cue: /\b(?:end|ends|ended|ending|over|suspend|suspends|suspended|call off|calls off|lift|lifts|lifted)\b(?:\W\w+){0,4}\W(?:strike|walkout|stoppage)\b|\bstrike(?:\W\w+){0,3}\W(?:ends|ended|suspended|comes to an end)\b|\bstrike(?: is| officially)* over(?=$|[:;,.!])|\bback to work\b/i,
    },
  ],
  suit: [
    {
      step: 'demand',
      cue: /\bcease.and.desist|\b(?:legal|warning) (?:letter|notice)|\bformal notice|\bdemand letter|\bthreaten\w* (?:to sue|legal action|lawsuit)|\bletter (?:\w+\s){0,4}demand/i,
    },
    {
      step: 'filed',
      cue: /\b(?:sue|sues|sued|suing)\b|\bfil(?:e|es|ed|ing)\b(?:\W\w+){0,5}\W(?:suit|lawsuit|complaint|action|case|charge)\b|\b(?:takes?|took|haul\w*|drag\w*)\b(?:\W\w+){0,4}\W(?:to|into) court\b|\b(?:bring|brings|brought|launch\w*)\b(?:\W\w+){0,4}\W(?:suit|lawsuit|class action|legal action)\b|\blawsuit (?:accus|alleg|claim|says|over)\w*/i,
    },
    {
      step: 'joined',
      cue: /\bjoin(?:s|ed|ing)? (?:\w+\s){0,5}(?:suit|lawsuit|case|action)\b|\bamended complaint\b|\badd(?:s|ed)? (?:\w+\s){0,5}to (?:the |its |their )?(?:suit|lawsuit|case)\b/i,
    },
    {
      step: 'answered',
      cue: /\b(?:answer(?:s|ed)?|respon(?:ds|ded)|fair use defen[cs]e|hits back|counter-?su)\w*\b(?:\W\w+){0,6}\W(?:suit|lawsuit|complaint|filing|court)\b/i,
    },
    {
      step: 'decided',
      cue: /\b(?:judge|court|jury|tribunal|magistrate|arbitrator)\b(?:\W[\w’']+){0,3}\W(?:rules?|ruled|finds?|found|dismiss\w*|toss\w*|throws?|threw|sides?|sided|denie[sd]|refuse[sd]?|grants?|granted|allows?|allowed|lets?|orders?|ordered|awards?|upholds?|upheld|rejects?|rejected|declines?|declined|blocks?|blocked|bars?|clears?|cleared)\b|\b(?:ruling|verdict|judgment|injunction granted)\b/i,
    },
    { step: 'appealed', cue: /\bappeal(?:s|ed)? (?:against |the |to )|\b(?:file|files|lodge)\w* (?:an )?appeal\b|\bsupreme court\b/i },
    {
      step: 'settled',
      cue: /\bsettl(?:e|es|ed|ement|ing)\b(?=.{0,80}\b(?:suit|lawsuit|case|court|claim|litigation|dispute|copyright|legal)\b)|\b(?:suit|lawsuit|case|litigation|dispute)\b(?:\W\w+){0,6}\Wsettle|\bdrop(?:s|ped)? (?:\w+\s){0,4}(?:suit|lawsuit|case)\b/i,
    },
  ],
  law: [
    {
      step: 'proposed',
      cue: /\b(?:introduc|propos|tabl|reintroduc|unveil|float|draft)\w*\b(?:\W\w+){0,6}\W(?:bill|act|law|legislation|exception|rules?)\b|\bbill (?:would|aims|seeks|introduced)\b/i,
    },
    {
      step: 'passed',
      cue: /\b(?:pass|passes|passed|clears?|cleared|approves?|approved|adopts?|adopted|votes? for)\b(?:\W\w+){0,6}\W(?:bill|act|law|legislation)\b|\bbill(?:\W\w+){0,4}\W(?:passes|passed|clears|heads to|sent to)\b/i,
    },
    {
      step: 'signed',
      cue: /\bsign(?:s|ed)?\b(?:\W[\w’']+){0,8}\W(?:law|laws|bills?|act|legislation)\b|\bsigned into law\b|\bpen to (?:\w+\s){0,3}bills?\b/i,
    },
    { step: 'vetoed', cue: /\bveto(?:es|ed)?\b/i },
    { step: 'in force', cue: /\b(?:takes?|took|taking|goes|went|comes?|came|into|in) (?:into |in )?(?:effect|force)\b|\bnow law\b/i },
  ],
  award: [
    {
      step: 'eligible',
      cue: /\b(?:rules?|eligib\w+|shortlist\w*|longlist\w*)\b(?=.{0,60}\b(?:oscar|emmy|bafta|golden globe|grammy|award)s?)/i,
    },
    { step: 'nominated', cue: /\bnomin(?:ation|ations|ee|ees|ated)\b/i },
    {
      step: 'awarded',
      cue: /\b(?:winners?|wins|won|takes home|sweeps?)\b(?=.{0,60}\b(?:oscar|emmy|bafta|globe|grammy|award|prize|palme)s?)|\b(?:oscar|emmy|bafta|globe|grammy|award)s?\b(?:\W\w+){0,5}\Wwinners?\b/i,
    },
  ],
  product: [
    {
      step: 'opened',
      cue: /\b(?:launch|unveil|debut|releas|roll out|rolls out|introduc)\w*\b(?=.{0,80}\b(?:model|app|tool|platform|service|product|studio|generator|version|feature)\b)/i,
    },
    {
      step: 'closed',
      cue: /\b(?:shut|shuts|shutting|wind|winds|closes|closing|discontinu\w*|pull the plug|pulls the plug|scrap\w*|axe[sd]?|kill(?:s|ed)?)\b(?=.{0,60}\b(?:app|tool|platform|service|product|studio|down|feature|version)\b)/i,
    },
  ],
}

/** family → how far along its latest step named in these words is. Empty where no step is named. */
export function stepsIn(words: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [family, steps] of Object.entries(families)) for (const { step, cue } of steps) if (cue.test(words)) found[family] = step
  return found
}
