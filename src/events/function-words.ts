/** Words that bind sentences and tell nothing of what happened; among them those every report uses to say who said it. */
export const functionWords: ReadonlySet<string> = new Set(
  `a an the this that these those such same other another each every either neither both all any some no none not nor only own
  i me my we us our ours you your yours he him his she her hers it its they them their theirs one ones who whom whose which what when where why how
  and or but if then than so as because while although though unless until since whether
  of in on at by for with about against between into through during before after above below to from up down out off over under again further upon within without toward towards across along among around per via amid
  am is are was were be been being have has had having do does did doing done will would shall should can could may might must ought
  isn't aren't wasn't weren't don't doesn't didn't won't wouldn't can't couldn't i'm it's that's there's we're they're he's she's i've we've
  here there now just also too very more most much many few less least such even still yet already ever never always often sometimes once
  said say says saying told tell tells added adds according asked ask called call like get gets got getting go goes going went gone make makes made making take takes took taken taking come comes came coming
  new news first last next two three four five six seven eight nine ten year years month months week weeks day days time today yesterday
  mr mrs ms dr us u.s uk vs etc re ve ll don isn didn doesn wasn aren couldn wouldn won
  ai a.i artificial intelligence s t d m`
    .split(/\s+/)
    .filter(Boolean),
)
