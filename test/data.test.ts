import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { loadArchive } from '../src/knowledge/archive.ts'
import { loadGazetteer, nameKinds } from '../src/knowledge/gazetteer.ts'
import { foldName, formsOf, nameIndex } from '../src/knowledge/name-index.ts'
import { archiveShape, nameShape, publisherShape, sourceShape } from '../src/knowledge/shapes.ts'
import { loadPublishers, loadSources } from '../src/knowledge/sources.ts'
import { loadSpeech } from '../src/knowledge/speech.ts'
import { loadTaxonomy } from '../src/knowledge/taxonomy.ts'
import type { ClaimKind, EventType, Name, Role, Side, SourceRole, StageValue, StanceValue, Technique } from '../src/model.ts'

const data = resolve(import.meta.dirname, '../data')
const names = loadGazetteer(data)
const index = nameIndex(names)
const archive = loadArchive(data)
const sources = loadSources(data)
const publishers = loadPublishers(data)
const taxonomy = loadTaxonomy(join(data, 'taxonomy.json'))
const readme = readFileSync(join(data, 'README.md'), 'utf8')

// ── The gazetteer and the archive ───────────────────────────────────────────────────────────────────────────────────────────────────

test.each(nameKinds)('every name the archive files under %s is the canonical name of exactly one entry there', (facet) => {
  const used = new Set(archive.flatMap((entry) => entry[facet]))
  const wrong = [...used].filter((name) => names.filter((entry) => entry.facet === facet && entry.name === name).length !== 1)
  expect(wrong).toEqual([])
})

/** Who speaks in the archive without being a name: crowds, and parts of a work. Outlets are known by publishers.json. */
const crowds = new Set([
  'a studio source',
  'UK film-makers’ and rights-holders’ groups',
  'British newspapers',
  'voice actors',
  'critics of the clause',
  'some SAG-AFTRA members',
  'viewers',
  'a Letterboxd reviewer',
  'commenters',
  'a source of The Hollywood Reporter',
  'film credits',
  'Heretic (end credit)',
  'Arcane fans',
  'fans',
  'signatories of the appeal',
  'signatories of the letter',
  'Necronomico and the Cosmic Horror Show (subtitles)',
])

const plain = (text: string) => foldName(text).replace(/^the /, '')
const outlets = new Set(
  [...publishers.map((publisher) => publisher.name), ...archive.flatMap((entry) => entry.sources.map((source) => source.publisher))].map(
    plain,
  ),
)

test('whoever claims, takes a stance or uses AI in the archive is one entry of the gazetteer, an outlet, or a crowd we list', () => {
  const strangers = archive.flatMap((entry) =>
    [
      ...Object.keys(entry.roles),
      ...entry.claims.map((claim) => claim.by),
      ...(entry.stage?.of ?? []),
      ...(entry.stance ? [entry.stance.of] : []),
    ]
      .filter((who) => !crowds.has(who) && !outlets.has(plain(who)))
      .filter((who) => index.find(who).filter((name) => name.name === who || index.find(who).length === 1).length !== 1)
      .map((who) => `${entry.id}: ${who}`),
  )
  expect(strangers).toEqual([])
})

test('a role belongs to a name that the same event lists', () => {
  const strangers = archive.flatMap((entry) => {
    const listed = new Set(nameKinds.flatMap((facet) => entry[facet]))
    return Object.keys(entry.roles)
      .filter((who) => !listed.has(who))
      .map((who) => `${entry.id}: ${who}`)
  })
  expect(strangers).toEqual([])
})

/** Papers write accents, marks and capitals as they please, so two aliases that differ in nothing else are one. */
const bare = (form: string) =>
  foldName(form)
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
const bearers = Map.groupBy(
  names.flatMap((name) => [...new Set(formsOf(name).map(bare))].map((form) => ({ form, name }))),
  ({ form }) => form,
)
const isGuarded = (name: Name, form: string) => name.ambiguous.some((entry) => bare(entry.alias) === form && entry.context.length > 0)

test('no alias leads to two entries of a kind', () => {
  const twice = [...bearers].filter(([, found]) => new Set(found.map(({ name }) => name.facet)).size < found.length)
  expect(twice.map(([form, found]) => `${form}: ${found.map(({ name }) => name.id).join(', ')}`)).toEqual([])
})

test('an alias that two kinds share has words in both entries that tell them apart', () => {
  const open = [...bearers].filter(([form, found]) => found.length > 1 && !found.every(({ name }) => isGuarded(name, form)))
  expect(open.map(([form, found]) => `${form}: ${found.map(({ name }) => name.id).join(', ')}`)).toEqual([])
})

test('what is called ambiguous is a name of the entry, has words that settle it, and none of them is the name itself', () => {
  const wrong = names.flatMap((name) =>
    name.ambiguous
      .filter(({ alias, context, not }) => {
        const forms = formsOf(name)
        return (
          !forms.includes(alias) ||
          context.length === 0 ||
          [...context, ...not].some((word) => bare(word) === bare(alias)) ||
          context.some((word) => not.includes(word))
        )
      })
      .map(({ alias }) => `${name.id}: ${alias}`),
  )
  expect(wrong).toEqual([])
})

test('a name is written with straight apostrophes, and no alias repeats its own entry', () => {
  const wrong = names.filter((name) => {
    const forms = [name.name, ...name.aliases]
    return forms.some((form) => /[‘’]/.test(form)) || new Set(forms).size < forms.length
  })
  expect(wrong.map((name) => name.id)).toEqual([])
})

test('the open period of ownership is that of the parent, and periods run forwards', () => {
  const wrong = names.filter((name) => {
    const open = name.owners.filter((owner) => owner.to === null)
    return (
      open.some((owner) => owner.parent !== name.parent && owner.from !== null) ||
      name.owners.some(({ from, to }) => from !== null && to !== null && from > to)
    )
  })
  expect(wrong.map((name) => name.id)).toEqual([])
})

test('nobody owns himself, however long the chain', () => {
  const wrong = names.filter((name) => {
    const seen = new Set<string>()
    for (let at: Name | undefined = name; at; at = at.parent ? index.byId.get(at.parent) : undefined) {
      if (seen.has(at.id)) return true
      seen.add(at.id)
    }
    return false
  })
  expect(wrong.map((name) => name.id)).toEqual([])
})

test('each list of names is in the order of its ids, so that two editors seldom meet on a line', () => {
  for (const facet of nameKinds) {
    const ids = (JSON.parse(readFileSync(join(data, 'gazetteer', `${facet}.json`), 'utf8')) as { id: string }[]).map((entry) => entry.id)
    expect(ids).toEqual([...ids].sort())
  }
})

// ── The taxonomy ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

// Records, because the compiler then asks for every member of a union and refuses every stranger.
const unions: Record<string, string[]> = {
  side: Object.keys({ adoption: 1, labour: 1, rules: 1 } satisfies Record<Side, 1>),
  type: Object.keys({
    deployment: 1,
    partnership: 1,
    investment: 1,
    launch: 1,
    statement: 1,
    hire: 1,
    policy: 1,
    study: 1,
    bargaining: 1,
    strike: 1,
    agreement: 1,
    'legal-demand': 1,
    lawsuit: 1,
    ruling: 1,
    legislation: 1,
    'open-letter': 1,
    layoffs: 1,
    backlash: 1,
  } satisfies Record<EventType, 1>),
  stage: Object.keys({
    exploring: 1,
    announced: 1,
    pilot: 1,
    'in-production': 1,
    scaled: 1,
    restricted: 1,
    withdrawn: 1,
    declined: 1,
  } satisfies Record<StageValue, 1>),
  stance: Object.keys({ embracing: 1, cautious: 1, opposed: 1, neutral: 1 } satisfies Record<StanceValue, 1>),
  techniques: Object.keys({ generative: 1, replica: 1, analytic: 1, unstated: 1 } satisfies Record<Technique, 1>),
  roles: Object.keys({
    user: 1,
    maker: 1,
    partner: 1,
    investor: 1,
    claimant: 1,
    target: 1,
    objector: 1,
    bargainer: 1,
    ruler: 1,
    mentioned: 1,
  } satisfies Record<Role, 1>),
  claims: Object.keys({ asserts: 1, denies: 1, reports: 1, alleges: 1, 'on-record': 1 } satisfies Record<ClaimKind, 1>),
  sources: Object.keys({ primary: 1, reporting: 1, syndicated: 1, aggregator: 1 } satisfies Record<SourceRole, 1>),
}
const valuesOf = (facet: string) => taxonomy.facets.find((entry) => entry.id === facet)?.values.map((value) => value.id) ?? []

test.each(Object.entries(unions))('the taxonomy and the compiler know the same values of %s', (facet, members) => {
  expect(valuesOf(facet).sort()).toEqual(members.sort())
})

test.each(['uses', 'techniques', 'concerns', 'workers', 'countries'] as const)(
  'the archive uses no value of %s that the taxonomy lacks',
  (facet) => {
    const known = new Set(valuesOf(facet))
    expect(archive.flatMap((entry) => entry[facet].filter((value) => !known.has(value)).map((value) => `${entry.id}: ${value}`))).toEqual(
      [],
    )
  },
)

// ── Sources and publishers ──────────────────────────────────────────────────────────────────────────────────────────────────────────

test('every source has a publisher we know', () => {
  const known = new Set(publishers.map((publisher) => publisher.id))
  expect(sources.filter((source) => !known.has(source.publisher)).map((source) => source.id)).toEqual([])
})

test('no address is asked twice', () => {
  const feeds = sources.flatMap((source) => source.feed ?? [])
  expect(feeds.filter((feed, at) => feeds.indexOf(feed) < at)).toEqual([])
})

test('a source without a feed is switched off, and says why', () => {
  expect(sources.filter((source) => source.feed === null && (source.enabled || source.note === null)).map((source) => source.id)).toEqual(
    [],
  )
})

test('a filing names the company that must answer, and asks by the number it gives', () => {
  const filings = sources.filter((source) => source.kind === 'filing')
  expect(filings).toHaveLength(12)
  expect(
    filings.filter((source) => !source.company || !source.cik || !source.feed?.includes(`CIK=${source.cik}`)).map((source) => source.id),
  ).toEqual([])
})

test('a domain is that of one publisher', () => {
  const domains = publishers.flatMap((publisher) => publisher.domains)
  expect(domains.filter((domain, at) => domains.indexOf(domain) < at)).toEqual([])
})

const publisherOf = (host: string) =>
  publishers.find((publisher) => publisher.domains.some((domain) => host === domain || host.endsWith(`.${domain}`)))

test('every paper the archive cites is a publisher we know', () => {
  const hosts = new Set(archive.flatMap((entry) => entry.sources.map((source) => new URL(source.url).hostname.replace(/^www\./, ''))))
  expect([...hosts].filter((host) => !publisherOf(host))).toEqual([])
})

test('the wires whose texts others print are marked as such', () => {
  const wires = publishers.filter((publisher) => publisher.wire).map((publisher) => publisher.id)
  expect(wires).toEqual(
    expect.arrayContaining(['afp', 'ap', 'bloomberg', 'business-wire', 'dpa', 'globenewswire', 'pa-media', 'pr-newswire', 'reuters']),
  )
})

// ── README.md ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

// ── Speech ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

const speech = loadSpeech(data)

test('every list of speech.json is described in the README', () => {
  expect(Object.keys(speech).filter((field) => !readme.includes(`\`${field}\``))).toEqual([])
})

test('words of speech are written small, and no list names one twice', () => {
  const lists = [
    speech.records,
    speech.notSpeech,
    speech.wordsThatSpeak,
    speech.utterances,
    speech.posts,
    speech.bodyWords,
    speech.female,
    speech.male,
  ]
  const people = [speech.people, speech.honorifics].flatMap(({ male, female, either }) => [male, female, either])
  const forms = speech.verbs.flatMap((verb) => verb.forms)
  for (const list of [...lists, ...people, forms]) {
    expect(list.filter((word, at) => word !== word.toLowerCase() || list.indexOf(word) < at)).toEqual([])
  }
})

const described = (file: string) => readme.includes(`\`${file}\``) || readme.includes(`\`${file.replace(/[^/]+$/, '')}\``)

test('every file of the folder is described in its README', () => {
  const files = readdirSync(data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(data.length + 1))
  expect(files.filter((file) => file !== 'README.md' && !described(file))).toEqual([])
})

test('the README describes no file that is not there', () => {
  const named = [...readme.matchAll(/`([a-z-]+(?:\/[a-z-]+)*(?:\/|\.json|\/[A-Z]+\.md))`/g)].map((found) => found[1]!)
  expect(named.length).toBeGreaterThan(10)
  expect(
    named.filter(
      (path) =>
        !existsSync(join(data, path)) &&
        !existsSync(join(data, 'gazetteer', path)) &&
        !existsSync(join(data, 'archive', path)) &&
        !existsSync(join(data, '..', path)),
    ),
  ).toEqual([])
})

const fieldsOf = { source: sourceShape, publisher: publisherShape, name: nameShape('studios'), event: archiveShape }

test.each(Object.entries(fieldsOf))('every field of a %s is explained in the README', (_what, shape) => {
  expect(Object.keys(shape.shape).filter((field) => !readme.includes(`\`${field}\``))).toEqual([])
})
