import { filterKeys } from '../../src/filter.ts'
import type { Coverage } from '../../src/model.ts'
import { type Html, html, joined } from '../components/html.ts'
import { type Frame, layout } from '../components/layout.ts'
import { coverageWords } from './timeline.ts'

/** How it works, what is counted and what it cannot do, in plain words. */
export function aboutPage(frame: Frame, coverage: Coverage): Html {
  const { words } = frame
  const definitions = (key: 'side' | 'stage' | 'use' | 'concern') =>
    html`<dl>${words.values(key).map(({ id, label }) => html`<dt><b>${label}</b></dt><dd>${words.definition(key, id)}</dd>`)}</dl>`
  return layout(
    frame,
    { title: 'Method', path: '/about', section: '/about' },
    html`<div class="text"><h1>How it works</h1>
<p>Dailies reads the trade press, the guilds, the companies and the filings of the screen industry, works out what is said there about artificial intelligence, and keeps one timeline of what happened. In film, dailies are the day’s raw footage, looked at every morning.</p>
<p>${coverageWords(coverage)} Articles held: ${coverage.documents.toLocaleString('en')}, of which ${coverage.inScope.toLocaleString('en')} are in scope.</p>
<h2>From a feed to the timeline</h2>
<p>Each source is asked politely and not more often than it likes. A new item is fetched, its main text is found, and a reader made of written rules, a list of names and a small model of our own decides whether it is about AI <em>and</em> the screen, and tags what it states. No outside service reads along. Texts that tell of the same happening are joined to one event.</p>
<h2>What a tag rests on</h2>
<p>Every tag of a machine points to the words that earned it. Every tag of an editor names the source it was taken from. The two are marked: <span class="hand">machine</span> and <span class="hand editor">editor</span>. An allegation is shown with who makes it and who denies it.</p>
<h2>What counts as independent</h2>
<p>An event’s independent sources are distinct publishers that report it themselves. Publishers of one owner count once. Copies of an agency’s text, articles that credit somebody else’s report, rewrites and newsletters do not count. What the parties say themselves is counted apart, as primary source; where there is none, the page says “no primary source yet”.</p>
<h2>What it cannot tell you</h2>
<p>The years before live reading were chosen by editors: they show what mattered, and their counts are not a trend. Sources that refuse programs are missing from the live part; the <a href="/sources">sources page</a> names them. The reader errs: <a href="/accuracy">how often</a> is measured and published. What people put right is <a href="/corrections">listed</a>.</p>
<h2>Other people’s words</h2>
<p>Texts are kept to be analysed, never to be republished. Of any text we did not write, at most its headline and 60 words of its body are shown, always the same ones, and every page links to the original.</p>
<h2 id="filter">How an address is written</h2>
<p>Every view has an address, and the same address works for the page, its feeds and its downloads. A key that is repeated means either; different keys mean both; a minus before a key leaves out: <code>/?studio=netflix&amp;use=vfx&amp;-type=statement&amp;from=2025&amp;to=2025-06</code>. A studio stands for what it owned on the day; <code>studio=disney!</code> for itself alone. <code>asof=${frame.version}</code> pins the data version. With a studio and a role, <code>studio=netflix&amp;role=user</code>, the role is that of the studio.</p>
<p>Keys: ${joined(
      filterKeys.map((key) => html`<code>${key}</code>`),
      ', ',
    )}, <code>q</code>, <code>from</code>, <code>to</code>, <code>asof</code>, <code>seen-after</code>, <code>sort</code>. Outputs: <a href="/feed.atom">/feed.atom</a>, <a href="/feed.rss">/feed.rss</a>, <a href="/feed.json">/feed.json</a>, <a href="/events.ics">/events.ics</a>, <a href="/export.csv">/export.csv</a>, <a href="/export.ndjson">/export.ndjson</a>, <a href="/export.md">/export.md</a>, <a href="/export.ninjs">/export.ninjs</a>.</p>
<h2>What the tags mean</h2>
<h3>Side</h3>${definitions('side')}<h3>Stage of a user’s own use</h3>${definitions('stage')}<h3>Use</h3>${definitions('use')}<h3>Concern</h3>${definitions('concern')}
</div>`,
  )
}
