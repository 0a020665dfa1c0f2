/** How many words a text has. */
export const wordsIn = (text: string) => text.match(/[\p{L}\p{N}]+(?:['’.&-][\p{L}\p{N}]+)*/gu)?.length ?? 0
