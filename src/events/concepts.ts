import { stemOf } from '../text/stem.ts'
import { folded } from '../text/tokens.ts'

/**
 * Words between which this trade chooses for style's sake: two reports of one walkout share hardly a word, but they share these.
 * A line is one notion; its first word stands for all. Written by hand.
 */
const notions = `
strike walkout stoppage picket pickets picketing
deal pact agreement accord bargain contract memorandum mba
ratify ratified ratification endorse endorsed endorsement
vote ballot poll mandate turnout voted votes voter ballots
negotiation talks bargaining negotiate negotiator table
tentative provisional handshake
writer screenwriter scribe author wga scripter
actor performer actress star sag-aftra thespian cast players
director helmer filmmaker dga
animator animation cartoon animated animators
dub dubbing dubber dubbed dubs
crew crews technician iatse
employer producer amptp alliance management
union guild local federation
script screenplay draft scripts manuscript
sue lawsuit suit complaint plaintiff litigation litigate
court judge tribunal justice courtroom
lawyer attorney counsel legal
cease-and-desist cease desist
settle settled settlement settling
infringe infringement infringing piracy pirated plagiarism theft stealing
copyright property ownership rights
train training trained fed feeding fodder dataset
voice voices speech narrator narration narrate narrated speaker vocal
replica likeness double twin lookalike doubles replicas clone cloned cloning
scan scanning scanned scans
fake deepfake deepfakes imitation impersonation bogus
synthetic invented non-existent fictitious made-up
generate generated generator generative machine-made computer-made
machine robot software algorithm chatbot program computer
model models
image picture still illustration artwork poster banner photograph photo
clip footage video shot scene sequence
film movie feature picture-house
series show programme sitcom
trailer teaser preview
recap summary catch-up summaries recaps
subtitle caption subtitles captions subtitler translator translate translation localisation
effects vfx visual-effects
restore remaster upscale enlarge enlarged expanded
licence license licensing licensed licences
invest investment stake equity shares investor investors
raise funding round series-d series-e funds financing
valuation valued worth
buy purchase acquire acquisition bought acquired takeover
launch unveil debut introduce introduced launched unveiled
close closure shut shutdown discontinue discontinued pulls closes closed
withdraw remove removed pull pulled dropped erase delete take-down vanished withdrawn gone
angry anger fury outrage backlash outcry uproar protest protested furious
object objection criticise criticised critic complain complaint complained condemn condemned denounce
boycott shun refuse refusal refusing
fan viewer audience fans viewers spectators
law legislation bill statute act measure
governor hochul newsom
senator senators congress lawmaker lawmakers legislator capitol
label disclose disclosure disclosed notice conspicuous
sign signed signing signature
pay payment fee royalty residual residuals levy tax compensation compensate remuneration
job jobs employment jobless
layoff layoffs redundancies sacked dismissals
consent permission leave approval authorise authorised
dead late died death posthumous deceased
estate heirs family daughter widow
agency agent agents agencies
festival cannes venice sundance tribeca
oscar oscars academy statuette
results earnings quarter quarterly shareholder shareholders investors-call
subscriber member subscribers memberships
advert advertisement commercial advertiser advertising ad ads spot spots adverts commercials
game games videogame interactive
streamer streaming platform
studio studios lot
rule rules guideline guidelines policy
report survey study research findings
hire appoint appointed hired recruits appoints
opening titles credits
tool tools toolkit
chief boss ceo executive head
employee staff employees workers
`

const firsts = new Map<string, string>()
for (const line of notions.trim().split('\n')) {
  const [first, ...others] = line.split(' ').flatMap((word) => (word.split('-').length > 1 ? [] : [stemOf(folded(word))]))
  for (const stem of [first!, ...others]) if (!firsts.has(stem)) firsts.set(stem, first!)
}

/** The word that stands for a stem's notion; the stem itself where it has none. */
export const notionOf = (stem: string) => firsts.get(stem) ?? stem
