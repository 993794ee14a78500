import { Buffer } from 'node:buffer'
import { TLSSocket } from 'node:tls'
import type { FastifyRequest } from 'fastify'
import { Problem } from '../../kernel/problem.ts'
import type { SignedIn } from '../gate/access.ts'
import { chosenLanguage } from './language.ts'
import type { UploadedFile, WebRequest } from './request.ts'
import type { Body } from './route.ts'

/** Remembers the choice of language: a preference, and the same for everybody who makes it. */
export const languageCookie = 'knutepunkt-language'

/** Reads everything of a request but its body, which is read once the person is known. */
export function readHead(raw: FastifyRequest, person: SignedIn | undefined): WebRequest {
  const [path = '/', search = ''] = raw.url.split(/\?(.*)/s)
  const query = new URLSearchParams(search)
  const headers = Object.fromEntries(
    Object.entries(raw.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  )
  // An address that cannot be decoded is answered before the hook that reads cookies has run.
  const cookies = (raw.cookies as WebRequest['cookies'] | undefined) ?? {}
  return {
    id: raw.id,
    method: raw.method,
    path,
    // Fastify gives each parameter of the path as a string.
    params: raw.params as Readonly<Record<string, string>>,
    query,
    headers,
    cookies,
    form: raw.body instanceof URLSearchParams ? raw.body : new URLSearchParams(),
    files: [],
    bytes: raw.body instanceof Uint8Array ? raw.body : new Uint8Array(),
    language: chosenLanguage({
      query: query.get('lang') ?? undefined,
      cookie: cookies[languageCookie],
      header: headers['accept-language'],
    }),
    address: raw.ip,
    ...certificateOn(raw.socket),
    person,
  }
}

function certificateOn(socket: FastifyRequest['socket']): Pick<WebRequest, 'certificate'> {
  if (!(socket instanceof TLSSocket) || !socket.authorized) return {}
  // Of a connection without one, or that is being destroyed, there is none, whatever Node's type says.
  const certificate = socket.getPeerCertificate(false)?.raw
  return certificate ? { certificate } : {}
}

/**
 * Adds the files and fields of a multipart form, where the route takes them.
 *
 * @throws Problem `too-large` at the first byte above the limit; nothing of the request is kept then
 */
export async function withFiles(raw: FastifyRequest, head: WebRequest, body: Body | undefined): Promise<WebRequest> {
  if (body?.kind !== 'files') return head
  if (!raw.isMultipart()) throw new Problem('unsupported', 'media-type', 'The form is not multipart/form-data')
  const form = new URLSearchParams()
  const files: UploadedFile[] = []
  const { maxBytes, maxFiles = 1, maxTotalBytes = Number.POSITIVE_INFINITY, maxFieldBytes = 100_000 } = body
  const limits = { fileSize: maxBytes, files: maxFiles, fields: 50, fieldSize: maxFieldBytes }
  let left = maxTotalBytes
  const count = (bytes: number) => {
    left -= bytes
    if (left < 0) throw tooLarge()
  }
  try {
    for await (const part of raw.parts({ limits })) {
      if (part.type === 'field') {
        if (part.valueTruncated) throw tooLarge()
        const value = String(part.value)
        count(Buffer.byteLength(value))
        form.append(part.fieldname, value)
      } else {
        const bytes = await part.toBuffer()
        count(bytes.length)
        files.push({ field: part.fieldname, name: part.filename, type: part.mimetype, bytes })
      }
    }
  } catch (error) {
    // The parser would go on keeping the fields that still come.
    raw.raw.unpipe().resume()
    throw error
  }
  return { ...head, form, files: files.filter(({ name, bytes }) => name !== '' || bytes.length > 0) }
}

const tooLarge = () => new Problem('invalid', 'too-large', 'The form is larger than is taken in')

const refusals: Readonly<Record<string, readonly ['invalid' | 'unsupported', string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['invalid', 'too-large'],
  FST_REQ_FILE_TOO_LARGE: ['invalid', 'too-large'],
  FST_FILES_LIMIT: ['invalid', 'too-large'],
  FST_PARTS_LIMIT: ['invalid', 'too-large'],
  FST_FIELDS_LIMIT: ['invalid', 'too-large'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['unsupported', 'media-type'],
  FST_ERR_CTP_EMPTY_TYPE: ['unsupported', 'media-type'],
  FST_INVALID_MULTIPART_CONTENT_TYPE: ['unsupported', 'media-type'],
}

/** Turns what the HTTP machinery says about a bad request into a `Problem`; anything else is left as it is. */
export function asProblem(error: unknown): unknown {
  if (error instanceof Problem || !(error instanceof Error)) return error
  const refusal = refusals['code' in error ? String(error.code) : '']
  if (refusal) return new Problem(refusal[0], refusal[1], 'The request body was refused', {}, { cause: error })
  const status = 'statusCode' in error ? Number(error.statusCode) : 500
  if (status < 400 || status >= 500) return error
  return new Problem('invalid', 'malformed-request', 'The request is malformed', {}, { cause: error })
}
