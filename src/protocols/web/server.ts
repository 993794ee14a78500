import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { Problem } from '../../kernel/problem.ts'
import type { SignedIn } from '../gate/access.ts'
import type { Gate, Passage } from '../gate/gate.ts'
import { type Answer, redirect } from './answer.ts'
import { framePaths } from './layout.ts'
import { troubleOf } from './problem-page.ts'
import { asProblem, readHead, withFiles } from './read-request.ts'
import { methodsAt, type Registry, troubledAt } from './registry.ts'
import type { WebRequest } from './request.ts'
import type { Body, HttpRoute } from './route.ts'
import { fromOurPages, isOurName } from './security.ts'
import { type Sending, sendAnswer, sendTrouble } from './send.ts'

/** What there is to tell about a request once it is answered. No address, no content. */
export type Answered = {
  readonly request: string
  /** The route's id, or `none` when no route was there. */
  readonly route: string
  readonly status: number
  readonly seconds: number
}

/** What the web server needs from the rest of the system. */
export type WebNeeds = Sending & {
  readonly registry: Registry
  readonly gate: Gate
  /** It listens to this machine alone, so any other name than this machine's is not for us. */
  readonly onThisMachine: boolean
  /** Who the request's cookie belongs to, if anyone. */
  readonly signIn: (cookies: WebRequest['cookies']) => Promise<SignedIn | undefined>
  readonly newId: () => string
  readonly answered: (what: Answered) => void
  /** Told every `Problem` and every fault, to log it. */
  readonly failed: (error: unknown, route: string, request: string) => void
}

const formBytes = 1_000_000

/**
 * Mounts every route of the registry and nothing else. The server does not listen yet.
 *
 * Each request takes the same way: who, same-site check, gate (facts, decision, record), answer.
 */
export async function makeServer(needs: WebNeeds): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    genReqId: needs.newId,
    bodyLimit: formBytes,
    requestTimeout: 60_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => void fail(needs, 'none', request, reply, error),
  })
  await app.register(cookie)
  app.addHook('onRequest', async ({ headers: { host } }) => {
    if (needs.onThisMachine && !isOurName(host, needs.origin))
      throw new Problem('invalid', 'not-our-name', 'This server has another name')
  })
  app.addHook('onRoute', ({ url, config }) => {
    if (config?.route === undefined) throw new Error(`The route ${url} is not in the registry`)
  })
  app.addHook('onResponse', async (request, reply) => {
    const seconds = reply.elapsedTime / 1000
    needs.answered({ request: request.id, route: routeOf(request), status: reply.raw.statusCode, seconds })
  })
  app.setErrorHandler<FastifyError>((error, request, reply) =>
    // A body that cannot be read, sent by a method that is not taken here: the method comes first.
    request.is404 && !(error instanceof Problem)
      ? nothingThere(needs, request, reply)
      : fail(needs, routeOf(request), request, reply, error),
  )
  app.setNotFoundHandler((request, reply) => nothingThere(needs, request, reply))
  for (const route of needs.registry.http()) await app.register((scope) => mount(needs, scope, route))
  return app
}

async function mount(needs: WebNeeds, scope: FastifyInstance, route: HttpRoute): Promise<void> {
  await readBodies(scope, route.body)
  for (const { method, path } of route.addresses) {
    scope.route({
      method,
      url: path,
      config: { route: route.id },
      handler: (request, reply) => handle(needs, route, request, reply),
    })
  }
}

async function readBodies(scope: FastifyInstance, body: Body | undefined): Promise<void> {
  scope.removeAllContentTypeParsers()
  if (body?.kind === 'form') {
    const bodyLimit = body.maxBytes ?? formBytes
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit },
      async (_request: FastifyRequest, text: string) => new URLSearchParams(text),
    )
  } else if (body?.kind === 'bytes') {
    const options = { parseAs: 'buffer', bodyLimit: body.maxBytes } as const
    scope.addContentTypeParser('*', options, async (_request: FastifyRequest, bytes: Buffer) => bytes)
  } else if (body?.kind === 'files') {
    await scope.register(multipart)
  } else if (body?.kind === 'unread') {
    scope.addContentTypeParser('*', async () => undefined)
  }
}

async function handle(needs: WebNeeds, route: HttpRoute, raw: FastifyRequest, reply: FastifyReply): Promise<void> {
  const head = readHead(raw, await needs.signIn(raw.cookies))
  try {
    const ours = isRead(raw.method) || route.calledBySystems || fromOurPages(head.headers, needs.origin)
    if (!ours) throw new Problem('forbidden', 'cross-site', 'The form came from another site')
    const prepare = async () => route.prepare(await withFiles(raw, head, route.body))
    const passage = await needs.gate(route, head.person, prepare)
    await sendAnswer(needs, head, reply, answerOf(route, head, passage))
  } catch (error) {
    await fail(needs, route.id, raw, reply, error, head)
  }
}

/** Whether a method changes nothing, so that any page may lead to it. */
function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD'
}

function answerOf(route: HttpRoute, head: WebRequest, passage: Passage<Answer>): Answer {
  if (passage.effect === 'permit') return passage.answer
  if (passage.effect === 'hide') throw notFound(route.hiddenAs)
  const instead = route.instead?.[passage.because]
  if (instead) return instead(head)
  if (passage.because === 'not-signed-in' && isRead(head.method)) return toSignIn(head)
  throw new Problem('forbidden', passage.because, 'Access is denied')
}

/** Signing in leads back to where the person was going. */
function toSignIn({ path, query }: WebRequest): Answer {
  const wanted = query.size === 0 ? path : `${path}?${query}`
  return redirect(`${framePaths.signIn}?${new URLSearchParams({ til: wanted })}`)
}

/** One and the same, whether there is nothing or something hidden (Regulation (EU) 2025/327, Art. 8). */
function notFound(code = 'not-found'): Problem {
  return new Problem('not-found', code, 'Not found')
}

async function nothingThere(needs: WebNeeds, raw: FastifyRequest, reply: FastifyReply): Promise<void> {
  const head = readHead(raw, await needs.signIn(raw.cookies).catch(() => undefined))
  const allowed = methodsAt(needs.registry, head.path)
  const there = allowed.length > 0
  const trouble = troubleOf(
    there ? new Problem('unsupported', 'method-not-allowed', 'This method is not allowed here') : notFound(),
  )
  const allow: Readonly<Record<string, string>> = there ? { allow: allowed.join(', ') } : {}
  const troubled = troubledAt(needs.registry, head.path)
  if (troubled) return sendAnswer(needs, head, reply.headers(allow), await troubled(trouble, head))
  return sendTrouble(needs, head, reply, trouble, allow)
}

async function fail(
  needs: WebNeeds,
  route: string,
  raw: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
  head: WebRequest = readHead(raw, undefined),
): Promise<void> {
  const told = asProblem(error)
  needs.failed(told, route, raw.id)
  if (reply.sent || reply.raw.headersSent) return
  const reached = needs.registry.http().find(({ id }) => id === route)
  const troubled = reached ? reached.troubled : troubledAt(needs.registry, head.path)
  const trouble = troubleOf(told)
  await (troubled
    ? sendAnswer(needs, head, reply, await troubled(trouble, head))
    : sendTrouble(needs, head, reply, trouble))
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The id of the registry's route. */
    route?: string
  }
}

function routeOf(request: FastifyRequest): string {
  return request.routeOptions?.config?.route ?? 'none'
}
