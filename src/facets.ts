import type { Facet } from './model.ts'

/** The facets that hold a list of values; the others (side, type, stage, stance) hold one. */
export const listFacets = [
  'uses',
  'techniques',
  'concerns',
  'workers',
  'countries',
  'studios',
  'vendors',
  'bodies',
  'people',
  'productions',
] as const satisfies readonly Facet[]
