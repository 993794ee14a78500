import { Problem } from '../../kernel/problem.ts'
import type { Answer } from '../../protocols/web/answer.ts'
import type { Trouble } from '../../protocols/web/problem-page.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { type HttpRoute, post } from '../../protocols/web/route.ts'
import { renderOutcome } from '../../validation/report/outcome-report.ts'
import type { ReportLanguage } from '../../validation/report/reported.ts'
import type { Validation } from './bounded.ts'
import { readOperation } from './operation.ts'
import { reportLanguage } from './report-language.ts'
import { placeText, unreadableText } from './unreadable-texts.ts'

/** Largest document taken in, in bytes. */
export const maxBytes = 20 * 1024 * 1024

/**
 * The FHIR operation `validate`, for anybody: 200 whenever the resource was validated, with whatever was found; nothing
 * is kept.
 *
 * @see https://hl7.org/fhir/R4/resource-operation-validate.html
 */
export function operationRoutes(validation: Validation): readonly HttpRoute[] {
  const at = (id: string, path: string) =>
    post({
      id,
      path,
      releases: 'own-input',
      calledBySystems: true,
      body: { kind: 'bytes', maxBytes },
      answer: (request) => validated(validation, request),
      troubled: (trouble, request) => outcome(problemOutcome(trouble, languageOf(request)), trouble.status),
    })
  return [at('fhir-validate', '/fhir/$validate'), at('fhir-type-validate', '/fhir/:type/$validate')]
}

async function validated(validation: Validation, request: WebRequest): Promise<Answer> {
  const language = languageOf(request)
  try {
    const { bytes, profiles } = readOperation(request.bytes, request.query, request.params.type)
    const verdict = await validation.validate(bytes, { profiles })
    // Every finding that has a line was given it where the document was read.
    return outcome(renderOutcome({ ...verdict, name: '', text: '' }, language), 200)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return outcome(problemOutcome(error, language), statusOf(error))
  }
}

/** A system that says no language is answered in English. */
function languageOf({ headers, query, language }: WebRequest): ReportLanguage {
  return headers['accept-language'] === undefined && !query.has('lang') ? 'en' : reportLanguage(language)
}

function outcome(body: unknown, status: number): Answer {
  return {
    kind: 'bytes',
    type: 'application/fhir+json; charset=utf-8',
    body: JSON.stringify(body),
    status,
    disposition: 'inline',
    ...(status === 503 && { headers: { 'retry-after': '5' } }),
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
