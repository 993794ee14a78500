import { Problem } from '../../kernel/problem.ts'
import type { Answer } from '../../protocols/web/answer.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute, post } from '../../protocols/web/route.ts'
import { addresses } from './addresses.ts'
import { requestIdOf } from './asked.ts'
import { answerOf, builtOf, stoppedAs } from './built.ts'
import { capabilityStatement } from './capability.ts'
import { findDocuments } from './find-documents.ts'
import { identifyPatient } from './identify-patient.ts'
import { answerInteraction, type Interaction } from './interaction.ts'
import { issueToken } from './issue-token.ts'
import { formWanted } from './media-type.ts'
import type { HealthDataNeeds } from './needs.ts'
import { identifierOf } from './patient-search.ts'
import { type RefusalEvents, refusalEvents } from './refusal-events.ts'
import { latestSummary, retrieveDocument } from './retrieve-document.ts'
import { readSearch } from './search-parameters.ts'
import { smartConfiguration } from './smart-configuration.ts'
import { jsonAnswer, tokenRefused } from './token-answer.ts'
import { challengeFor, stoppedByProblem, type Trouble } from './trouble.ts'

/** Bytes of a form: searches and token requests are short. */
const formBytes = 32_768

/** The face: its routes, and what records the refusals that are counted and not yet recorded. */
export type HealthDataFace = { readonly routes: readonly HttpRoute[]; readonly flush: () => Promise<void> }

/**
 * The FHIR face for other countries (EU Health Data API). The routes release nothing by themselves: what is released is
 * decided by the core, for each person and category.
 */
export function healthDataFace(needs: HealthDataNeeds): HealthDataFace {
  const { refused, flush } = refusalEvents(needs)
  const answers = (interaction: Interaction) => (request: WebRequest) =>
    answerInteraction(needs, refused, interaction, request)
  const reads = (id: string, path: string, interaction: Interaction) =>
    get({ ...common, id, path: `${addresses.base}${path}`, answer: answers(interaction) })
  const searches = (id: string, type: string, interaction: Interaction) => [
    reads(id, `/${type}`, interaction),
    post({
      ...common,
      ...form,
      id: `${id}-form`,
      path: `${addresses.base}/${type}/_search`,
      answer: answers(interaction),
    }),
  ]
  const routes = [
    ...searches('fhir-patient-search', 'Patient', { scope: { type: 'Patient', letter: 's' }, act: identifyPatient }),
    ...searches('fhir-document-search', 'DocumentReference', {
      scope: { type: 'DocumentReference', letter: 's' },
      act: findDocuments,
    }),
    reads('fhir-binary', '/Binary/:id', {
      scope: { type: 'Binary', letter: 'r' },
      act: retrieveDocument(['original', 'fhir']),
    }),
    reads('fhir-bundle', '/Bundle/:id', { scope: { type: 'Bundle', letter: 'r' }, act: retrieveDocument(['fhir']) }),
    reads('fhir-summary', '/Patient/:id/$summary', summaryOf(idIn)),
    reads('fhir-summary-by-number', '/Patient/$summary', summaryOf(numberIn)),
    ...tokenRoutes(needs, refused),
    ...discoveryRoutes(needs),
    ...absentRoutes(),
  ]
  return { routes, flush }
}

const common = {
  releases: 'nothing',
  calledBySystems: true,
  troubled: (trouble: Trouble, request: WebRequest): Answer => {
    const built = stoppedAs(stoppedByProblem(trouble))
    return answerOf({ ...built, headers: { ...built.headers, ...challengeFor(trouble) } }, requestIdOf(request))
  },
} as const

const form = { body: { kind: 'form', maxBytes: formBytes } } as const

function summaryOf(named: (request: WebRequest) => Parameters<typeof latestSummary>[3]): Interaction {
  return {
    scope: { type: 'Bundle', letter: 'r' },
    act: (needs, asker, request) => latestSummary(needs, asker, request, named(request)),
  }
}

function idIn({ query, params }: WebRequest) {
  readSearch([query], {})
  return { id: params.id ?? '' }
}

function numberIn({ query }: WebRequest) {
  const { one } = readSearch([query], { identifier: {} })
  return { identifier: identifierOf(one('identifier') ?? '', 'identifier') }
}

function tokenRoutes(needs: HealthDataNeeds, refused: RefusalEvents['refused']): readonly HttpRoute[] {
  return [
    post({
      ...form,
      id: 'health-data-token',
      path: addresses.token,
      releases: 'nothing',
      calledBySystems: true,
      answer: async (request) => jsonAnswer(await issueToken(needs, refused, request)),
      troubled: (trouble) => tokenRefused(trouble),
    }),
  ]
}

function discoveryRoutes({ origin, certificateOf }: HealthDataNeeds): readonly HttpRoute[] {
  const configuration = () => jsonAnswer(smartConfiguration(origin, certificateOf !== undefined))
  return [
    get({
      ...common,
      id: 'health-data-metadata',
      path: `${addresses.base}/metadata`,
      releases: 'public',
      answer(request) {
        formWanted(request, ['fhir'])
        return answerOf(builtOf(capabilityStatement(origin), []), requestIdOf(request))
      },
    }),
    get({
      id: 'health-data-smart',
      path: addresses.smartConfiguration,
      releases: 'public',
      answer: configuration,
    }),
    get({
      id: 'health-data-authorization-server',
      path: addresses.authorizationServer,
      releases: 'public',
      answer: configuration,
    }),
  ]
}

/** What is not here is told in FHIR too. */
function absentRoutes(): readonly HttpRoute[] {
  const path = `${addresses.base}/*`
  const answer = (): never => {
    throw new Problem('not-found', 'not-supported', 'There is no such interaction here')
  }
  return [
    get({ ...common, id: 'health-data-absent', path, answer }),
    post({ ...common, body: { kind: 'bytes', maxBytes: formBytes }, id: 'health-data-absent-form', path, answer }),
  ]
}
