/**
 * Addresses cleaned, so that one article has one address however it was shared. What is removed or undone is listed as data below;
 * where removing might lead to another page (a mobile host nobody has checked), the address is left as it is.
 */

/** Query parameters that only say how a reader came. A trailing * stands for any ending. */
const tracking = (
  'utm_* mtm_* matomo_* pk_* piwik_* hsa_* vero_* oly_* at_* wt_* ns_* mc_cid mc_eid _hsenc _hsmi __hstc __hssc __hsfp hsctatracking ' +
  'fbclid gclid gclsrc dclid gbraid wbraid msclkid twclid ttclid yclid ysclid igshid igsh li_fat_id epik srsltid _openstat _ga _gl ' +
  'mkt_tok trk trkinfo trkcampaign s_cid s_kwcid ef_id cmpid cmp ncid icid ito soc_src soc_trk spm scm_* cvid ocid ' +
  'ref_src ref_url refsrc referer referrer rss_id cx_testid cx_artpos cx_testvariant smid smtyp __twitter_impression guccounter ' +
  'guce_referrer guce_referrer_sig guce_referrer_us sr_share sr_share_id taid mbid mbpid ftag sh_kit xtor xtref wtmc fb_action_ids ' +
  'fb_action_types fb_ref fb_source fb_comment_id action_object_map action_type_map action_ref_map share_id sharetype ' +
  'echobox dlvrit_* zanpid sref campaign_id campaignid ceid emci emdi cndid esrc bxid hashed_user rb_clickid wickedid guce_* nr_email_referer ' +
  'user_email_address _branch_match_id _branch_referrer gaa_at gaa_n gaa_ts gaa_sig unlocked_article_code amp_js_v usqp _kx'
).split(' ')

/** Parameters that are tracking only when they hold one of these words: `ref=rss` says whence, `ref=8812` may say what. */
const whence = 'ref source src from via feed output medium campaign'.split(' ')
const whenceWords = new Set(
  (
    'rss atom feed feeds rssfeed rss_feed feedburner feedly twitter facebook fb linkedin reddit instagram bluesky threads mastodon whatsapp telegram email e-mail mail newsletter ' +
    'nl home homepage hp front frontpage index share social sharebar search google googlenews google_news yahoo flipboard applenews apple_news smartnews bookmark syndication partner mobile app'
  ).split(' '),
)

/** Services that carry the article's address in a parameter. */
const wrappers: { host: RegExp; path: RegExp; parameters: string[] }[] = [
  {
    host: /^(www\.)?google\.[a-z.]{2,6}$/,
    path: /^\/url$/,
    parameters: ['url', 'q'],
  },
  {
    host: /^news\.google\.[a-z.]{2,6}$/,
    path: /^\/(news\/)?url$/,
    parameters: ['url'],
  },
  {
    host: /^(l|lm|www)\.facebook\.com$/,
    path: /^\/l\.php$/,
    parameters: ['u'],
  },
  { host: /^l\.instagram\.com$/, path: /^\/$/, parameters: ['u'] },
  { host: /^(www\.)?youtube\.com$/, path: /^\/redirect$/, parameters: ['q'] },
  {
    host: /^(www\.)?linkedin\.com$/,
    path: /^\/redir\/redirect$/,
    parameters: ['url'],
  },
  {
    host: /^(www\.)?bing\.com$/,
    path: /^\/news\/apiclick\.aspx$/,
    parameters: ['url'],
  },
  { host: /^out\.reddit\.com$/, path: /^\//, parameters: ['url'] },
  { host: /^t\.umblr\.com$/, path: /^\/redirect$/, parameters: ['z'] },
  { host: /^slack-redir\.net$/, path: /^\/link$/, parameters: ['url'] },
  {
    host: /\.safelinks\.protection\.outlook\.com$/,
    path: /^\//,
    parameters: ['url'],
  },
  {
    host: /^go\.(skimresources|redirectingat)\.com$/,
    path: /^\/$/,
    parameters: ['url'],
  },
  {
    host: /^click\.linksynergy\.com$/,
    path: /^\/(deeplink|fs-bin\/click)$/,
    parameters: ['murl', 'RD_PARM1'],
  },
  { host: /^(www\.)?duckduckgo\.com$/, path: /^\/l\/$/, parameters: ['uddg'] },
]

/** Sites known to serve the same path on both hosts. */
const mobileHosts: Record<string, string> = {
  'm.imdb.com': 'www.imdb.com',
  'm.youtube.com': 'www.youtube.com',
  'm.facebook.com': 'www.facebook.com',
  'mobile.nytimes.com': 'www.nytimes.com',
  'mobile.reuters.com': 'www.reuters.com',
  'mobile.twitter.com': 'twitter.com',
  'mobile.x.com': 'x.com',
  'm.hollywoodreporter.com': 'www.hollywoodreporter.com',
  'm.huffpost.com': 'www.huffpost.com',
  'm.economictimes.com': 'economictimes.indiatimes.com',
  'm.timesofindia.com': 'timesofindia.indiatimes.com',
  'm.hindustantimes.com': 'www.hindustantimes.com',
  'm.yna.co.kr': 'www.yna.co.kr',
  'm.koreaherald.com': 'www.koreaherald.com',
  'm.koreatimes.co.kr': 'www.koreatimes.co.kr',
  'm.dw.com': 'www.dw.com',
  'm.spiegel.de': 'www.spiegel.de',
  'm.faz.net': 'www.faz.net',
}

const longest = 8192

/** More wrappers than fit into the longest address. */
const mostWrappers = 400

/**
 * The address an article is known by: absolute, http or https, without tracking, fragment, credentials, AMP, mobile host or
 * wrapper. Null for anything else. Cleaning twice changes nothing.
 *
 * @param base what relative addresses are resolved against, usually the feed's or page's own address
 */
export function cleanAddress(address: string | null | undefined, base?: string | null): string | null {
  let url = absolute(address, base)
  for (let round = 0; url && round < mostWrappers; round++) {
    const next = absolute(cleanOnce(url))
    if (!next || next.href === url.href) return next?.href ?? null
    url = next
  }
  return url?.href ?? null
}

/**
 * An address made absolute and nothing else: for pictures, bases and feed addresses. Null unless http or https.
 */
export function absoluteAddress(address: string | null | undefined, base?: string | null): string | null {
  return absolute(address, base)?.href ?? null
}

function absolute(address: string | null | undefined, base?: string | null): URL | null {
  // URL drops tabs and newlines by itself; other control characters are never meant.
  const text = (address ?? '').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '').trim()
  if (text === '' || text.length > longest) return null
  const url = URL.parse(withScheme(text, base), base && URL.canParse(base) ? base : undefined)
  return url && (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname !== '' ? url : null
}

/** What people write for https: www.example.com/story, and //example.com/story where nothing says of which page. */
function withScheme(text: string, base?: string | null): string {
  if (/^www\.[\w-]+\./i.test(text)) return `https://${text}`
  return text.startsWith('//') && !base
    ? `https:${text}`
    : text.replace(/^feed:(?:\/\/)?(?=https?:)/i, '').replace(/^feed:\/\//i, 'http://')
}

function cleanOnce(given: URL): string {
  const wrapped = insideWrapper(given) ?? insideAmpCache(given) ?? insideGoogleNews(given)
  if (wrapped) return wrapped
  const url = new URL(given)
  url.username = ''
  url.password = ''
  if (!url.hash.startsWith('#!')) url.hash = ''
  url.hostname = plainHost(url.hostname)
  url.pathname = withoutAmpEnding(url.pathname)
  url.search = plainQuery(url.search)
  return url.href
}

function insideWrapper(url: URL): string | null {
  const wrapper = wrappers.find(({ host, path }) => host.test(url.hostname) && path.test(url.pathname))
  for (const name of wrapper?.parameters ?? []) {
    const inner = absolute(url.searchParams.get(name))
    if (inner) return inner.href
  }
  return null
}

/** google.com/amp/s/example.com/story and example-com.cdn.ampproject.org/c/s/example.com/story hold the address in their path. */
function insideAmpCache(url: URL): string | null {
  const isCache = /^(www\.)?google\.[a-z.]{2,6}$/.test(url.hostname)
    ? /^\/amp\/(s\/)?(.+)$/
    : /\.cdn\.ampproject\.org$/.test(url.hostname)
      ? /^\/[a-z]\/(s\/)?(.+)$/
      : null
  const found = isCache?.exec(url.pathname)
  if (!found || !/^[\w-]+(\.[\w-]+)+(\/|$)/.test(found[2]!)) return null
  return absolute(`http${found[1] ? 's' : ''}://${found[2]}${url.search}`)?.href ?? null
}

/**
 * The older form of Google News' ids is a protocol buffer with the address inside: 08 13 22, its length as a varint, its bytes.
 * The newer form can only be asked for, and is left.
 */
function insideGoogleNews(url: URL): string | null {
  if (url.hostname !== 'news.google.com') return null
  const id = /^\/(?:rss\/|__i\/rss\/rd\/)?articles\/(CB[\w-]{20,})/.exec(url.pathname)?.[1]
  if (!id) return null
  const bytes = Buffer.from(id, 'base64url')
  if (bytes[0] !== 0x08 || bytes[1] !== 0x13 || bytes[2] !== 0x22) return null
  const [low, high] = [bytes[3] ?? 0, bytes[4] ?? 0]
  const start = low < 0x80 ? 4 : 5
  const length = low < 0x80 ? low : (low & 0x7f) | (high << 7)
  return absolute(bytes.subarray(start, start + length).toString('utf8'))?.href ?? null
}

function plainHost(host: string): string {
  const plain = host.replace(/\.+$/, '')
  const known = mobileHosts[plain]
  if (known) return known
  // amp.example.com answers for www.example.com; amp.dev is a site of its own.
  if (/^amp\.[\w-]+\.[\w.-]+$/.test(plain)) return plain.replace(/^amp\./, 'www.')
  return plain.replace(/^([a-z]{2,3})\.m\.(wikipedia\.org)$/, '$1.$2')
}

/** Ends of a path that only say AMP, taken off where an article's slug or number stands before them: /gear/amp is about amplifiers. */
function withoutAmpEnding(path: string): string {
  const found = /^(.*\/([^/]+))(?:\/amp\/?|\.amp(\.html)?)$/.exec(path)
  if (!found || !/-.*-|\d{4,}|\.html?$/.test(found[2]!)) return path
  return found[1]! + (path.endsWith('/') ? '/' : (found[3] ?? ''))
}

function plainQuery(search: string): string {
  const pairs = search.replace(/^\?/, '').replaceAll('&amp;', '&').split('&')
  return pairs.filter((pair) => pair !== '' && !isTracking(pair)).join('&')
}

const exact = new Set(tracking.filter((name) => !name.endsWith('*')))
const prefixes = tracking.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1))

function isTracking(pair: string): boolean {
  const cut = pair.indexOf('=')
  const name = (cut < 0 ? pair : pair.slice(0, cut)).toLowerCase().replace(/^amp;/, '')
  const value = cut < 0 ? '' : pair.slice(cut + 1).toLowerCase()
  if (exact.has(name) || prefixes.some((prefix) => name.startsWith(prefix))) return true
  if ((whence.includes(name) && whenceWords.has(value)) || pair === 'rss') return true
  return (name === 'amp' && /^(1|true|)$/.test(value)) || ((name === 'output' || name === 'outputtype') && value === 'amp')
}
