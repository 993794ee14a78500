import type { FastifyReply } from 'fastify'
import type { Answer, Cookie } from './answer.ts'
import type { Assets } from './assets.ts'
import { type Language, languages } from './language.ts'
import { framePaths, layout } from './layout.ts'
import { problemPage, type Trouble } from './problem-page.ts'
import type { ProblemTexts } from './problem-texts.ts'
import { languageCookie } from './read-request.ts'
import type { WebRequest } from './request.ts'
import { alwaysHeaders, emptyPolicy, filePolicy, keptForever, pagePolicy, unkept } from './security.ts'

/** What sending needs to know about this server. */
export type Sending = {
  /** Scheme, host and port we are reached at, without a last slash. */
  readonly origin: string
  readonly assets: Assets
  readonly problemTexts: ProblemTexts
  readonly demo: boolean
}

/** A request as far as it matters for its answer. */
export type Asked = Pick<WebRequest, 'method' | 'path' | 'query' | 'headers' | 'language' | 'person'>

type RawAnswer = Extract<Answer, { kind: 'raw' }>

/** Puts an answer on the wire with the headers its sort must have. */
export async function sendAnswer(sending: Sending, asked: Asked, reply: FastifyReply, answer: Answer): Promise<void> {
  reply.headers(alwaysHeaders(sending.origin.startsWith('https:')))
  if (answer.kind === 'raw') {
    return sendRaw(sending, asked, reply, answer)
  }
  setCookies(sending, asked, reply, answer.cookies ?? [])
  if (answer.kind === 'redirect') {
    await reply.headers({ ...emptyPolicy, ...unkept }).redirect(answer.to, 303)
  } else if (answer.kind === 'page') {
    const body = layout(answer.page, surroundings(sending, asked, asked.method !== 'POST'))
    reply.headers({ ...pagePolicy(answer.page), ...unkept })
    const { onwards } = answer.page
    if (onwards) reply.header('refresh', `${onwards.seconds}; url=${onwards.to}`)
    await reply
      .status(answer.status ?? 200)
      .type('text/html; charset=utf-8')
      .send(body)
  } else {
    const disposition = answer.disposition ?? 'attachment'
    reply.headers({ ...filePolicy(answer.type, disposition), ...(answer.immutable ? keptForever : unkept) })
    if (answer.headers) reply.headers(answer.headers)
    if (answer.fileName !== undefined || disposition === 'attachment') {
      reply.header('content-disposition', contentDisposition(disposition, answer.fileName))
    }
    await reply
      .status(answer.status ?? 200)
      .type(answer.type)
      .send(answer.body)
  }
}

async function sendRaw(sending: Sending, asked: Asked, reply: FastifyReply, answer: RawAnswer): Promise<void> {
  const { raw } = reply
  for (const [name, value] of Object.entries({ ...reply.getHeaders(), ...emptyPolicy, ...unkept }))
    if (value) raw.setHeader(name, value)
  const instead = await answer.handle(reply.request.raw, raw)
  if (instead) return sendAnswer(sending, asked, reply, instead)
  reply.hijack()
}

/** Answers what went wrong: a page, or RFC 9457 problem details for a system that asks for JSON. */
export async function sendTrouble(
  sending: Sending,
  asked: Asked,
  reply: FastifyReply,
  trouble: Trouble,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { status, code, message, place } = trouble
  reply.headers({ ...alwaysHeaders(sending.origin.startsWith('https:')), ...unkept, ...headers }).status(status)
  if (status === 503) reply.header('retry-after', '5')
  if (prefersJson(asked.headers.accept)) {
    reply.headers(filePolicy('application/problem+json', 'attachment')).type('application/problem+json')
    await reply.send(JSON.stringify({ status, code, title: message, ...place }))
    return
  }
  const content = problemPage(trouble, asked.language, sending.problemTexts)
  // The frame of a page that is not there must not differ with what was asked for, so it links to the front page.
  const frame = surroundings(sending, { ...asked, path: framePaths.front, query: new URLSearchParams() }, true)
  reply.headers(pagePolicy(content)).type('text/html; charset=utf-8')
  await reply.send(layout(content, frame))
}

function surroundings(sending: Sending, { language, person, path, query }: Asked, linkable: boolean) {
  const { demo, assets } = sending
  return { language, person, demo, asset: assets.address, ...(linkable ? { inLanguage: addressIn(path, query) } : {}) }
}

/** The same page in another language: what else the address asks for stays. */
function addressIn(path: string, query: URLSearchParams): (language: Language) => string {
  return (language) => {
    const wanted = new URLSearchParams(query)
    wanted.set('lang', language)
    return `${path}?${wanted}`
  }
}

function prefersJson(accept = ''): boolean {
  return /\bjson\b/.test(accept) && !/\btext\/html\b/.test(accept)
}

function setCookies(sending: Sending, asked: Asked, reply: FastifyReply, cookies: readonly Cookie[]): void {
  const secure = sending.origin.startsWith('https:')
  for (const { name, value, maxAgeSeconds } of [...languageChoice(asked), ...cookies]) {
    const age = maxAgeSeconds === undefined ? {} : { maxAge: maxAgeSeconds }
    reply.setCookie(name, value, { path: '/', httpOnly: true, sameSite: 'lax', secure, ...age })
  }
}

function languageChoice({ query, language }: Asked): readonly Cookie[] {
  const wanted: Language | undefined = languages.find((each) => each === query.get('lang'))
  const oneYear = 365 * 24 * 60 * 60
  return wanted === undefined ? [] : [{ name: languageCookie, value: language, maxAgeSeconds: oneYear }]
}

/** RFC 6266: a plain name for old software, the real one beside it. */
function contentDisposition(disposition: 'attachment' | 'inline', fileName: string | undefined): string {
  if (fileName === undefined) return disposition
  const plain = fileName.replace(/[^\w.-]/g, '_')
  return `${disposition}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`
}
