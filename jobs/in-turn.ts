/** Does `work` on every thing, so many at a time; the first error is thrown when those under way have ended. Order of results is that of the things. */
export async function someAtATime<T, R>(things: readonly T[], most: number, work: (thing: T) => Promise<R>): Promise<R[]> {
  const results: R[] = new Array(things.length)
  const errors: unknown[] = []
  let next = 0
  const worker = async () => {
    while (next < things.length && errors.length === 0) {
      const at = next
      next += 1
      try {
        results[at] = await work(things[at]!)
      } catch (error) {
        errors.push(error)
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(most, things.length) }, worker))
  if (errors.length > 0) throw errors[0]
  return results
}
