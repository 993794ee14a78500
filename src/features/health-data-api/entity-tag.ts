import type { WebRequest } from '../../protocols/web/request.ts'
import { type Built, digestOfBody } from './built.ts'

/**
 * What is read, with a tag of its content; nothing but the tag for whoever has the same already (RFC 9110, section 13.1.2).
 * That it was asked for stands in the records as ever, since the tag confirms what they have.
 */
export function unlessKnown(built: Built, { headers }: Pick<WebRequest, 'headers'>): Built {
  if (built.status !== 200) return built
  const tag = `W/"${digestOfBody(built).slice(0, 32)}"`
  const tagged = { ...built, headers: { ...built.headers, etag: tag } }
  return isNamed(tag, headers['if-none-match']) ? { ...tagged, status: 304, body: new Uint8Array() } : tagged
}

/** Weak comparison. */
function isNamed(tag: string, wanted = ''): boolean {
  const opaque = (each: string) => each.trim().replace(/^W\//, '')
  return wanted.split(',').some((each) => each.trim() === '*' || opaque(each) === opaque(tag))
}
