import type { Command } from 'commander'
import { WorkFailed } from './context.ts'
import { answer, bytesOf, failAtEnd } from './lines.ts'

export function addFeed(dailies: Command): void {
  dailies
    .command('feed')
    .description('reads feeds and prints their items, one JSON object a line')
    .argument('[files...]', 'RSS, RDF, Atom or JSON Feed files in any encoding; - is standard input')
    .option('--url <base>', 'the address the feed came from, for relative links')
    .addHelpText(
      'after',
      '\nEach line: {"id","url","title","published","updated","author","summary","content","categories"}.\nOf several files each line also has "file"; a file that cannot be read answers {"file","error"}.\n\nExample: dailies feed --url https://example.com/feed feed.xml\n',
    )
    .action(async (files: string[], options: { url?: string }) => {
      const { parseFeed } = await import('../extraction/feed.ts')
      const all = files.length === 0 ? ['-'] : files
      for (const file of all) {
        const named = all.length > 1 ? { file } : {}
        try {
          const feed = await parseFeed(await bytesOf(file), { url: options.url ?? null })
          if (feed.format === 'unknown' && feed.items.length === 0) throw new WorkFailed(feed.problems[0] ?? 'not a feed')
          for (const item of feed.items) {
            const { id, url, title, published, updated, author, summary, content, categories } = item
            await answer({ ...named, id, url, title, published, updated, author, summary, content, categories })
          }
        } catch (error) {
          if (!(error instanceof WorkFailed)) throw error
          failAtEnd()
          await answer({ file, error: error.message })
        }
      }
    })
}
