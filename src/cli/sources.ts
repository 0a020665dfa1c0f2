import type { Command } from 'commander'
import { contextOf, WorkFailed, WrongCall } from './context.ts'
import { withDesk } from './open-desk.ts'

export function addSources(dailies: Command): void {
  const sources = dailies.command('sources').description('what we read, and how it answers')
  sources
    .command('list')
    .description('a table of all sources with their last outcome')
    .action(async (_options: unknown, command: Command) => {
      const context = contextOf(command)
      const { sourceHealth, syncSources } = await import('../store/sources.ts')
      await withDesk(context, {}, async (desk) => {
        await syncSources(desk.store, desk.knowledge.sources, 'file')
        const { withSilence } = await import('./silence.ts')
        const health = await withSilence(desk.store, await sourceHealth(desk.store, context.now(), (id) => id), context.now())
        if (context.json) return context.out(JSON.stringify(health))
        for (const line of health)
          context.out(
            [
              line.source.id,
              line.source.enabled ? 'on' : 'off',
              line.source.kind,
              `${line.lastOutcome ?? 'never asked'}${line.silent ? ', silent' : ''}`,
              line.lastAt ?? '-',
              `${line.items.kept} kept`,
              line.source.feed ?? line.source.site,
            ].join('\t'),
          )
      })
    })
  sources
    .command('check')
    .description('fetches each source once, keeps nothing, and says what is wrong with it')
    .argument('[ids...]', 'only these')
    .option(
      '--allow <host:port>',
      'a private address that may be fetched; may be repeated',
      (value: string, before: string[]) => [...before, value],
      [] as string[],
    )
    .action(async (ids: string[], options: { allow: string[] }, command: Command) => {
      const context = contextOf(command)
      const { parseFeed } = await import('../extraction/feed.ts')
      const { someAtATime } = await import('../../jobs/in-turn.ts')
      await withDesk(context, { allow: options.allow }, async (desk) => {
        const listed = desk.knowledge.sources.filter((source) => (ids.length === 0 ? source.enabled : ids.includes(source.id)))
        if (listed.length === 0)
          throw new WrongCall(
            ids.length > 0 ? `no source is called "${ids[0]}"; dailies sources list shows them` : 'no source is switched on',
          )
        await someAtATime(listed, 24, async (source) => {
          if (source.feed === null) return context.out(`${source.id}\tno feed is known`)
          const outcome = await desk.fetcher.get(source.feed)
          if (outcome.kind !== 'fresh')
            return context.out(`${source.id}\t${outcome.kind === 'failed' ? `${outcome.trouble}\t${outcome.words}` : outcome.kind}`)
          const feed = await parseFeed(outcome.body, { url: outcome.url, contentType: outcome.contentType })
          const problems = feed.problems.length > 0 ? feed.problems.join('; ') : 'nothing wrong'
          context.out(`${source.id}\t${feed.format}\t${feed.items.length} items\t${problems}`)
        })
      })
    })
  sources
    .command('add')
    .description('finds the feeds of a site, tries them, and shows what would be read')
    .argument('<address>', 'a site or a feed')
    .option('--yes', 'keep the first feed found without asking')
    .option(
      '--allow <host:port>',
      'a private address that may be fetched; may be repeated',
      (value: string, before: string[]) => [...before, value],
      [] as string[],
    )
    .action(async (address: string, options: { yes?: boolean; allow: string[] }, command: Command) => {
      const context = contextOf(command)
      if (!/^https?:\/\//.test(address) || !URL.canParse(address)) throw new WrongCall(`"${address}" is not an http or https address`)
      const { feedsOf, sourceFrom } = await import('../../jobs/find-feeds.ts')
      const { syncSources } = await import('../store/sources.ts')
      await withDesk(context, { allow: options.allow }, async (desk) => {
        const found = await feedsOf(desk, address)
        if (found.length === 0) throw new WorkFailed(`no feed was found at ${address}`)
        for (const feed of found) {
          context.out(`${feed.url}\t${feed.feed.format}\t${feed.feed.items.length} items\t${feed.feed.title ?? ''}`)
          for (const item of feed.feed.items.slice(0, 3))
            context.out(`  ${item.published?.slice(0, 10) ?? 'undated'}  ${item.title ?? '(no title)'}`)
        }
        if (!options.yes && !(await agreed('Keep the first of them? [y/N] '))) return context.out('nothing was kept; --yes keeps the first')
        const source = sourceFrom(found[0]!, address)
        await syncSources(desk.store, [source], 'hand')
        context.out(`kept as ${source.id}; it is asked from the next fetch on`)
      })
    })
  for (const [name, enabled] of [
    ['disable', false],
    ['enable', true],
  ] as const)
    sources
      .command(name)
      .description(enabled ? 'asks a source again' : 'asks a source no more; what it brought stays')
      .argument('<id>', 'as dailies sources list shows it')
      .action(async (id: string, _options: unknown, command: Command) => {
        const context = contextOf(command)
        const { setSourceEnabled, syncSources } = await import('../store/sources.ts')
        await withDesk(context, {}, async (desk) => {
          await syncSources(desk.store, desk.knowledge.sources, 'file')
          if (!(await setSourceEnabled(desk.store.db, id, enabled)))
            throw new WrongCall(`no source is called "${id}"; dailies sources list shows them`)
          context.out(`${id} is ${enabled ? 'on' : 'off'}`)
        })
      })
}

async function agreed(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false
  const { createInterface } = await import('node:readline/promises')
  const asker = createInterface({ input: process.stdin, output: process.stderr })
  const said = await asker.question(question)
  asker.close()
  return /^y(es)?$/i.test(said.trim())
}
