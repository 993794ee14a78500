import { Problem } from '../../kernel/problem.ts'
import type { Answer } from '../../protocols/web/answer.ts'
import type { Trouble } from '../../protocols/web/problem-page.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute, post } from '../../protocols/web/route.ts'
import type { ReportLanguage } from '../../validation/report/reported.ts'
import type { Bound } from './bounded.ts'
import { capabilityStatement } from './capability.ts'
import { reportLanguage } from './report-language.ts'
import type { Sealing } from './threads.ts'
import { placeText, unreadableText } from './unreadable-texts.ts'

/** Largest document taken in, in bytes. */
export const maxBytes = 20 * 1024 * 1024

type Needs = {
  readonly threads: Sealing
  readonly atOnce: Bound
  /** Of the program. */
  readonly version: string
}

/**
 * The FHIR operation `validate`, for anybody: 200 whenever the resource was validated, with whatever was found; nothing
 * is kept. Beside it the statement that says so.
 *
 * @see https://hl7.org/fhir/R4/resource-operation-validate.html
 */
export function operationRoutes(needs: Needs): readonly HttpRoute[] {
  const at = (id: string, path: string, answer: (request: WebRequest) => Promise<Answer>) =>
    post({
      id,
      path,
      releases: 'own-input',
      calledBySystems: true,
      body: { kind: 'bytes', maxBytes },
      answer: (request) => answered(request, answer),
      troubled: (trouble, request) => refusal(trouble, trouble.status, languageOf(request)),
    })
  const validates = (request: WebRequest) => needs.atOnce(() => validated(needs, request))
  return [
    at('fhir-validate', '/fhir/$validate', validates),
    at('fhir-type-validate', '/fhir/:type/$validate', validates),
    at('fhir-instance-validate', '/fhir/:type/:id/$validate', async () => {
      throw new Problem('not-found', 'validate-instance', 'No resource is kept here')
    }),
    get({
      id: 'fhir-metadata',
      path: '/fhir/metadata',
      releases: 'public',
      answer: (request) =>
        answered(request, async () => fhirJson(JSON.stringify(capabilityStatement(needs.version)), 200)),
    }),
  ]
}

async function answered(request: WebRequest, answer: (request: WebRequest) => Promise<Answer>): Promise<Answer> {
  try {
    requireJson(request)
    return await answer(request)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return refusal(error, statusOf(error), languageOf(request))
  }
}

/** Words that take JSON, in `Accept` and in `_format` (https://hl7.org/fhir/R4/http.html#parameters). */
const takesJson = /json|\*\/\*|application\/\*/i

function requireJson({ headers: { accept = '' }, query }: WebRequest): void {
  const wanted = query.get('_format') ?? accept
  if (wanted.trim() === '' || takesJson.test(wanted)) return
  throw new Problem('unsupported', 'not-acceptable', 'FHIR is answered as JSON only')
}

async function validated({ threads, version }: Needs, request: WebRequest): Promise<Answer> {
  const language = languageOf(request)
  const call = { query: request.query.toString(), type: request.params.type }
  const verdict = await threads.seal(request.bytes, { call })
  // Every finding that has a line was given it where the document was read; the text is not needed once more.
  const document = { name: '', bytes: new Uint8Array(), verdict }
  return fhirJson(await threads.render([document], { as: 'report', form: 'outcome', language, version }), 200, language)
}

/** A system that says no language that we have is answered in English. */
function languageOf({ headers, query, language }: WebRequest): ReportLanguage {
  return ours.test(headers['accept-language'] ?? '') || query.has('lang') ? reportLanguage(language) : 'en'
}

/** A tag of a language that we have, in `Accept-Language`. */
const ours = /(?:^|,)\s*(?:nb|nn|no|se|en)\b/i

function refusal(problem: Parameters<typeof problemOutcome>[0], status: number, language: ReportLanguage): Answer {
  return fhirJson(JSON.stringify(problemOutcome(problem, language)), status, language)
}

/** @param language of the words in it, where they are in one of several */
function fhirJson(body: Uint8Array | string, status: number, language: ReportLanguage = 'en'): Answer {
  return {
    kind: 'bytes',
    type: 'application/fhir+json; charset=utf-8',
    body,
    status,
    disposition: 'inline',
    headers: { 'content-language': language, ...(status === 503 && { 'retry-after': '5' }) },
  }
}

/** By what stopped: HTTP status (RFC 9110, section 15) and issue type of R4. */
const kinds: Readonly<Record<Trouble['kind'], { readonly status: number; readonly code: string }>> = {
  invalid: { status: 400, code: 'structure' },
  forbidden: { status: 403, code: 'forbidden' },
  'not-found': { status: 404, code: 'not-found' },
  conflict: { status: 409, code: 'conflict' },
  unsupported: { status: 422, code: 'not-supported' },
  unavailable: { status: 503, code: 'throttled' },
  internal: { status: 500, code: 'exception' },
}

const statuses: Readonly<Record<string, number>> = {
  'fhir-xml': 415,
  'not-acceptable': 406,
  'validation-too-slow': 422,
  'json-too-large': 413,
  'xml-too-large': 413,
  'too-large': 413,
}

function statusOf({ kind, code }: Problem): number {
  return statuses[code] ?? kinds[kind].status
}

function problemOutcome({ kind, code, place }: Pick<Trouble, 'kind' | 'code' | 'place'>, language: ReportLanguage) {
  const where = placeText(place, language)
  return {
    resourceType: 'OperationOutcome',
    language,
    issue: [
      {
        severity: 'fatal',
        code: statuses[code] === 413 ? 'too-long' : kinds[kind].code,
        details: { coding: [{ system: problemCodes, code }], text: unreadableText({ code }, language) },
        ...(where !== undefined && { diagnostics: where }),
      },
    ],
  }
}

/** Whose codes the codes of a `Problem` are. */
const problemCodes = 'https://knutepunkt.example/fhir/CodeSystem/problem'
