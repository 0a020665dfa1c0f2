import { createHash, randomBytes } from 'node:crypto'

const letters = '0123456789abcdefghjkmnpqrstvwxyz'

/** A public id, random and final: a letter that says what it is and 60 random bits in Crockford's base 32. */
export function newId(kind: 'd' | 'e' | 's'): string {
  return kind + [...randomBytes(12)].map((byte) => letters[byte & 31]).join('')
}

/** Hex SHA-256, for content hashes and for what is kept of removed things. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
