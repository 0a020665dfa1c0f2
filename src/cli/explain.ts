import type { Command } from 'commander'
import type { DocumentView, EventView } from '../model.ts'
import { contextOf, WorkFailed } from './context.ts'

export function addExplain(dailies: Command): void {
  dailies
    .command('explain')
    .description('every decision on one document or event, with its words')
    .argument('<id>', 'of a document or an event, as the site shows it')
    .action(async (id: string, _options: unknown, command: Command) => {
      const context = contextOf(command)
      const { openStore } = await import('../store/open.ts')
      const { loadPublishers } = await import('../knowledge/sources.ts')
      const { loadGazetteer } = await import('../knowledge/gazetteer.ts')
      const { openReader } = await import('../store/reader.ts')
      const store = await openStore(context.config.db)
      try {
        const reader = openReader(store, {
          names: loadGazetteer(context.config.data),
          publishers: loadPublishers(context.config.data),
          now: context.now,
        })
        const document = await reader.document(id)
        const event = document ? null : await reader.event(id)
        if (event && 'redirect' in event) return context.out(`${id} is now ${event.redirect}`)
        if (!document && !event) throw new WorkFailed(`neither a document nor an event is called "${id}"`)
        if (context.json) return context.out(JSON.stringify(document ?? event))
        for (const line of document ? aboutDocument(document) : aboutEvent(event as EventView)) context.out(line)
      } finally {
        await store.close()
      }
    })
}

function aboutDocument(view: DocumentView): string[] {
  const { card, reading, versions } = view
  const tags = reading?.tags.map((tag) => `  ${tag.facet}: ${tag.value}  (${tag.score.toFixed(2)}, ${tag.by}) ${tag.because}`) ?? []
  return [
    `${card.title}  [${card.publisherName}, ${card.published?.slice(0, 10) ?? 'undated'}]`,
    `scope: ${card.inScope ? 'in' : 'out'}, relevance ${card.relevance.toFixed(2)}`,
    `read by: ${
      versions
        ? Object.entries(versions)
            .map(([name, version]) => `${name} ${version}`)
            .join(', ')
        : 'nobody'
    }`,
    `side ${reading?.side ?? '-'}, type ${reading?.type ?? '-'}, stage ${reading?.stage ? `${reading.stage.value} of ${reading.stage.of.join(', ')}` : '-'}, stance ${reading?.stance ? `${reading.stance.value} of ${reading.stance.of}` : '-'}`,
    `tags (${tags.length}):`,
    ...tags,
    `roles: ${
      Object.entries(reading?.roles ?? {})
        .map(([name, role]) => `${name} ${role}`)
        .join(', ') || 'none'
    }`,
    `passages: ${reading?.passages.map((p) => `${p.start}–${p.end} ${p.side ?? '-'} ${p.type ?? '-'}`).join('; ') || 'none'}`,
    `copy of: ${view.copyOf ? `${view.copyOf.id} ${view.copyOf.publisherName}` : 'nothing'}; copies: ${view.copies.length}`,
    'events:',
    ...view.events.map((event) => `  ${event.role} of ${event.id} (${event.score.toFixed(2)}) ${event.title}: ${event.because.join('; ')}`),
    'words that may be shown:',
    ...view.excerpts.map((excerpt) => `  “${excerpt.text}”  ${excerpt.tags.map((tag) => tag.value).join(', ')}`),
  ]
}

function aboutEvent(view: EventView): string[] {
  const { face } = view
  return [
    `${face.date}  ${face.title}  [${face.origin}, title by ${face.titleBy}]`,
    `side ${face.side}, type ${face.type}, stage ${face.stage ? `${face.stage.value} of ${face.stage.of.join(', ')}` : '-'}, stance ${face.stance ? `${face.stance.value} of ${face.stance.of}` : '-'}`,
    `independent sources ${face.independent}, primary ${face.primary}, articles ${face.articles}, copies folded ${face.copies}`,
    'sources:',
    ...face.sources.map(
      (source) => `  ${source.role}  ${source.publisher}  ${source.url}${source.document ? `  (held as ${source.document})` : ''}`,
    ),
    'documents:',
    ...view.members.map((m) => `  ${m.role} ${m.document.id} (${m.score.toFixed(2)}) ${m.document.title}: ${m.because.join('; ')}`),
    'corrections:',
    ...view.corrections.map((line) => `  ${line.at} ${line.by}: ${line.action} ${line.facet} ${line.value ?? ''}`),
  ]
}
