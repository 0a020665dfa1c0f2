import { readFileSync } from 'node:fs'
import { load } from 'cheerio/slim'
import type { PageElement } from './page-tree.ts'

/** A line of data/site-rules.json: where a site's body is and what in it is none. `hosts`: each with all its subdomains. Selectors are CSS. */
export type SiteRule = { hosts: string[]; body: string | null; remove: string[]; why: string }

let rules: Map<string, SiteRule> | null = null

/** The rule for an address, of its own host before those of the domains above; null where the general reader needs no help. */
export function siteRuleFor(url: string | null): SiteRule | null {
  if (!url || !URL.canParse(url)) return null
  rules ??= byHost(JSON.parse(readFileSync(new URL('../../data/site-rules.json', import.meta.url), 'utf8')) as SiteRule[])
  const parts = new URL(url).hostname.split('.')
  for (let at = 0; at < parts.length - 1; at++) {
    const rule = rules.get(parts.slice(at).join('.'))
    if (rule) return rule
  }
  return null
}

const byHost = (list: SiteRule[]) => new Map(list.flatMap((rule) => rule.hosts.map((host): [string, SiteRule] => [host, rule])))

/** What a rule leaves of a page: the element its body selector names (the page itself where it names none), and the elements that are no text. */
export function ruled(root: PageElement, rule: SiteRule): { body: PageElement; removed: Set<unknown> } {
  const $ = load(root as unknown as Parameters<typeof load>[0], { xml: { xmlMode: false } }, false)
  const body = rule.body ? ($(rule.body).get(0) as unknown as PageElement | undefined) : undefined
  return { body: body ?? root, removed: new Set<unknown>(rule.remove.flatMap((selector) => $(selector).toArray())) }
}
