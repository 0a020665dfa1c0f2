// Signs that XML 1.0 cannot hold even when escaped, one of which makes a whole feed unreadable; and signs that turn the direction of text round.
const forbidden =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g
const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as XML or HTML may hold it. */
export const escaped = (text: string) => text.replace(forbidden, '').replace(/[&<>"']/g, (sign) => names[sign]!)
