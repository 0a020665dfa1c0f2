import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** A captured page with what people say is on it; null or empty where they do not say. `date` begins with YYYY-MM-DD. */
export type KnownPage = {
  set: string
  id: string
  url: string
  bytes: () => Uint8Array
  text: string | null
  title: string | null
  date: string | null
  authors: string[]
  must: string[]
  mustNot: string[]
}

const unsaid = { text: null, title: null, date: null, authors: [], must: [], mustNot: [] }
const bytesOf = (file: string) => () => (file.endsWith('.gz') ? gunzipSync(readFileSync(file)) : readFileSync(file))
const json = <T>(file: string) => JSON.parse(readFileSync(file, 'utf8')) as T
const names = (said: string | string[] | null | undefined) =>
  (Array.isArray(said) ? said : (said ?? '').split(/,\s*(?:and\s+)?|\s+(?:and|&)\s+|;\s*/))
    .map((name) => name.trim())
    .filter((name) => name !== '')

/** The sets of captured pages below a folder of the corpora, by name. */
export function pageSets(corpora: string): Record<string, () => KnownPage[]> {
  const root = join(corpora, 'pages')
  return {
    scrapinghub: () => scrapinghub(join(root, 'scrapinghub')),
    wcxb: () => wcxb(join(root, 'wcxb', 'dev')),
    newspaper4k: () => newspaper4k(join(root, 'newspaper4k')),
    fundus: () => fundus(join(root, 'fundus', 'tests', 'resources', 'parser', 'test_data')),
    postlight: () => postlight(join(root, 'postlight')),
    trafilatura: () => trafilatura(join(root, 'trafilatura')),
  }
}

function scrapinghub(folder: string): KnownPage[] {
  const truth = json<Record<string, { articleBody: string; url: string }>>(join(folder, 'ground-truth.json'))
  return Object.entries(truth).map(([id, { articleBody, url }]) => ({
    ...unsaid,
    set: 'scrapinghub',
    id,
    url,
    bytes: bytesOf(join(folder, 'html', `${id}.html.gz`)),
    text: articleBody,
  }))
}

type Wcxb = {
  url: string
  file_id: string
  ground_truth: {
    title: string | null
    author: string | null
    publish_date: string | null
    main_content: string
    with?: string[]
    without?: string[]
  }
}

function wcxb(folder: string): KnownPage[] {
  return readdirSync(join(folder, 'ground-truth'))
    .sort()
    .map((name) => json<Wcxb>(join(folder, 'ground-truth', name)))
    .map(({ url, file_id, ground_truth: said }) => ({
      set: 'wcxb',
      id: file_id,
      url,
      bytes: bytesOf(['.html.gz', '.html'].map((end) => join(folder, 'html', file_id + end)).find(existsSync)!),
      text: said.main_content,
      title: said.title,
      date: said.publish_date,
      authors: names(said.author),
      must: said.with ?? [],
      mustNot: said.without ?? [],
    }))
}

type Newspaper = { link: string; title: string; date: string; authors: string; text: string; html_file: string }

function newspaper4k(folder: string): KnownPage[] {
  const file = ({ html_file }: Newspaper) => join(folder, 'html', `${html_file}.html.gz`)
  return json<Newspaper[]>(join(folder, 'news_articles.subset.json'))
    .filter((one) => existsSync(file(one)))
    .map((one) => ({
      ...unsaid,
      set: 'newspaper4k',
      id: one.html_file,
      url: one.link,
      bytes: bytesOf(file(one)),
      text: one.text,
      title: one.title,
      date: one.date,
      authors: names(one.authors),
    }))
}

type Postlight = { fixture: string; url: string; title?: string | null; author?: string | null; date_published?: string | null }

function postlight(folder: string): KnownPage[] {
  return json<Postlight[]>(join(folder, 'expected.json'))
    .filter((one) => existsSync(join(folder, `${one.fixture}.gz`)))
    .map((one) => ({
      ...unsaid,
      set: 'postlight',
      id: one.fixture,
      url: one.url,
      bytes: bytesOf(join(folder, `${one.fixture}.gz`)),
      title: one.title ?? null,
      date: one.date_published ?? null,
      authors: names(one.author),
    }))
}

type Fundus = {
  title?: string
  authors?: string[]
  publishing_date?: string
  body?: { summary?: string[]; sections: { headline: string[]; paragraphs: string[] }[] }
}

/** Each publisher's file holds one answer per version of its parser; they belong to the pages in the order of their days, the last to the last. */
function fundus(folder: string): KnownPage[] {
  return readdirSync(folder).flatMap((country) => {
    const meta = json<Record<string, { url: string }>>(join(folder, country, 'meta.info'))
    const pages = readdirSync(join(folder, country))
      .filter((name) => name.endsWith('.html.gz'))
      .sort()
    return pages.map((name) => {
      const publisher = name.split('_')[0]!
      const known = join(folder, country, `${publisher}.json`)
      const answers = existsSync(known) ? Object.values(json<Record<string, Fundus>>(known)) : []
      const own = pages.filter((other) => other.startsWith(`${publisher}_`))
      const said = answers.length === own.length ? answers[own.indexOf(name)] : name === own.at(-1) ? answers.at(-1) : undefined
      const text = said?.body
        ? [...(said.body.summary ?? []), ...said.body.sections.flatMap((section) => [...section.headline, ...section.paragraphs])].join(
            '\n\n',
          )
        : null
      return {
        ...unsaid,
        set: 'fundus',
        id: `${country}/${basename(name)}`,
        url: meta[name]?.url ?? '',
        bytes: bytesOf(join(folder, country, name)),
        text,
        title: said?.title ?? null,
        date: said?.publishing_date ?? null,
        authors: said?.authors ?? [],
      }
    })
  })
}

function trafilatura(folder: string): KnownPage[] {
  const said = json<Record<string, { file: string; with: string[]; without: string[] }>>(join(folder, 'evaldata.subset.json'))
  return Object.entries(said)
    .filter(([, { file }]) => existsSync(join(folder, 'eval', `${file}.gz`)))
    .map(([key, { file, with: must, without: mustNot }]) => ({
      ...unsaid,
      set: 'trafilatura',
      id: file,
      url: /^https?:/.test(key) ? key : '',
      bytes: bytesOf(join(folder, 'eval', `${file}.gz`)),
      must,
      mustNot,
    }))
}

const plain = (text: string) => text.normalize('NFKC').replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').toLowerCase()

/** How many of some snippets stand in a text, spaces, capitals and kinds of quotation marks apart. */
export const held = (text: string, snippets: string[]) => snippets.filter((snippet) => plain(text).includes(plain(snippet))).length

const bare = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** True where two lists name the same people, in any order. */
export const samePeople = (a: string[], b: string[]) =>
  [...new Set(a.map(bare))].filter(Boolean).sort().join('|') === [...new Set(b.map(bare))].filter(Boolean).sort().join('|')

/** 'same' calendar day in UTC; 'near' where less than a day apart, as a zone can make them; else 'other'. */
export function dayAgrees(said: string, found: string | null): 'same' | 'near' | 'other' {
  if (found?.slice(0, 10) === said.slice(0, 10)) return 'same'
  return found && Math.abs(Date.parse(found) - Date.parse(said)) <= 86_400_000 ? 'near' : 'other'
}
