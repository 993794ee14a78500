import { Problem } from '../../kernel/problem.ts'
import { type ContentType, parseContentType, renderContentType } from './content-type.ts'
import { type Part, readParts } from './multipart.ts'
import { isUtf8 } from './utf8-only.ts'
import type { Attachments } from './xop.ts'

/** A message as it travels in an HTTP body. */
export type Packed = {
  /** The envelope, exactly as it travelled. */
  readonly root: Uint8Array
  readonly attachments: Attachments
  /** Whether it travelled as MTOM, and so may be answered. */
  readonly mtom: boolean
  /** The `action` parameter of the content type, when there is one (RFC 3902). */
  readonly action?: string
}

/** Types of an envelope that travels without attachments; its namespace, not the type, says which SOAP it is. */
const plainTypes: readonly string[] = ['application/soap+xml', 'text/xml', 'application/xml']
/** Types of the part that holds the envelope. */
const rootTypes: readonly string[] = ['application/xop+xml', ...plainTypes]
/** MTOM wants `binary`; the other two say the same of bytes that are not changed. */
const unchanged: readonly string[] = ['binary', '8bit', '7bit']

/**
 * Takes a body apart: plain SOAP as well as MTOM. The attachments are views into the body.
 *
 * @throws Problem `unsupported` `media-type`; `invalid` `content-type`, `mime-…` (`boundary`, `truncated`, `header`,
 *   `encoding`, `duplicate-part`, `root-missing`, `too-many-parts`)
 * @see https://www.w3.org/TR/soap12-mtom/ and XOP 1.0 section 4.1
 */
export function unpack(contentType: string | undefined, body: Uint8Array): Packed {
  const type = parseContentType(contentType ?? '')
  if (plainTypes.includes(type.type)) {
    return { root: inUtf8(type, body), attachments: new Map(), mtom: false, ...actionOf(type) }
  }
  if (type.type !== 'multipart/related') throw unreadType()
  const parts = readParts(body, type.parameters.get('boundary') ?? '')
  const root = rootOf(parts, type.parameters.get('start'))
  const rootType = parseContentType(root.headers.get('content-type') ?? '')
  if (!rootTypes.includes(rootType.type)) throw unreadType()
  parts.forEach(refuseEncoded)
  return {
    root: inUtf8(rootType, root.bytes),
    mtom: true,
    attachments: attachmentsOf(parts.filter((part) => part !== root)),
    ...(rootType.parameters.has('action') ? actionOf(rootType) : actionOf(type)),
  }
}

function inUtf8({ parameters }: ContentType, root: Uint8Array): Uint8Array {
  if (isUtf8(parameters.get('charset') ?? 'utf-8')) return root
  throw new Problem('invalid', 'soap-encoding', 'SOAP messages are exchanged in UTF-8 alone', { at: 'Content-Type' })
}

function actionOf({ parameters }: ContentType): { readonly action?: string } {
  const action = parameters.get('action')
  return action ? { action } : {}
}

/** RFC 2387 section 3.2: the part that `start` names, or else the first. */
function rootOf(parts: readonly Part[], start: string | undefined): Part {
  const wanted = start === undefined ? undefined : bare(start)
  const root = wanted === undefined ? parts[0] : parts.find((part) => contentIdOf(part) === wanted)
  if (!root) throw new Problem('invalid', 'mime-root-missing', 'The part that holds the envelope is missing')
  return root
}

function refuseEncoded({ headers }: Part): void {
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase() ?? 'binary'
  if (unchanged.includes(encoding)) return
  throw new Problem('invalid', 'mime-encoding', 'A part has a transfer encoding that MTOM does not allow')
}

function attachmentsOf(parts: readonly Part[]): Attachments {
  const attachments = new Map<string, Uint8Array>()
  for (const part of parts) {
    const contentId = contentIdOf(part)
    if (contentId === undefined) throw new Problem('invalid', 'mime-header', 'A part has no Content-ID')
    if (attachments.has(contentId)) {
      throw new Problem('invalid', 'mime-duplicate-part', 'Two parts have the same Content-ID')
    }
    attachments.set(contentId, part.bytes)
  }
  return attachments
}

function contentIdOf({ headers }: Part): string | undefined {
  const header = headers.get('content-id')
  return header === undefined ? undefined : bare(header)
}

function bare(contentId: string): string {
  return /^<(.*)>$/.exec(contentId)?.[1] ?? contentId
}

function unreadType(): Problem {
  return new Problem('unsupported', 'media-type', 'The content type is not one of SOAP 1.2', { at: 'Content-Type' })
}

/** A body to send. */
export type HttpBody = { readonly contentType: string; readonly body: Uint8Array }

/** An envelope as it is, without attachments. */
export function packPlain(root: Uint8Array, action: string): HttpBody {
  return { contentType: renderContentType('application/soap+xml', { charset: 'UTF-8', action }), body: root }
}

/**
 * Packs an envelope as MTOM.
 *
 * @param boundary new for every message and unlike anything in it, such as a random UUID: only its form is checked
 */
export function packMtom(root: Uint8Array, attachments: Attachments, action: string, boundary: string): HttpBody {
  const start = `<root.${boundary}>`
  const xop = renderContentType('application/xop+xml', { charset: 'UTF-8', type: 'application/soap+xml', action })
  const parts = [...attachments].map(([contentId, bytes]) => part('application/octet-stream', `<${contentId}>`, bytes))
  const opening = Buffer.from(`--${boundary}\r\n`)
  const between = Buffer.from(`\r\n--${boundary}\r\n`)
  const body = [part(xop, start, root), ...parts].flatMap((each, i) => [i === 0 ? opening : between, ...each])
  return {
    contentType: renderContentType('multipart/related', {
      type: 'application/xop+xml',
      boundary,
      start,
      'start-info': 'application/soap+xml',
      action,
    }),
    body: Buffer.concat([...body, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  }
}

function part(contentType: string, contentId: string, bytes: Uint8Array): readonly Uint8Array[] {
  if (!/^<[\x21-\x3b\x3d\x3f-\x7e]{1,200}>$/.test(contentId)) {
    throw new Problem('invalid', 'mime-header', 'A Content-ID that MIME does not allow')
  }
  const headers = [
    `Content-Type: ${contentType}`,
    'Content-Transfer-Encoding: binary',
    `Content-ID: ${contentId}`,
    '',
    '',
  ]
  return [Buffer.from(headers.join('\r\n')), bytes]
}
