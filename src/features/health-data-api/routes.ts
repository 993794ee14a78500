import { Problem } from '../../kernel/problem.ts'
import { makeRegistry, methodsAt } from '../../protocols/web/registry.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute, post } from '../../protocols/web/route.ts'
import { addresses } from './addresses.ts'
import { requestIdOf } from './asked.ts'
import { answerOf, builtOf } from './built.ts'
import { capabilityStatement } from './capability.ts'
import { answerInteraction, type Interaction } from './interaction.ts'
import { interactions } from './interactions.ts'
import { issueToken } from './issue-token.ts'
import { formWanted } from './media-type.ts'
import type { HealthDataNeeds } from './needs.ts'
import { type RefusalEvents, refusalEvents } from './refusal-events.ts'
import { smartConfiguration } from './smart-configuration.ts'
import { jsonAnswer, tokenRefused } from './token-answer.ts'
import type { Trouble } from './trouble.ts'
import { recordedTrouble, toldInFhir } from './unmet.ts'

/** Bytes of a form, and of the parameters of an operation: they are short. */
const formBytes = 32_768

const bodies = {
  form: { kind: 'form', maxBytes: formBytes },
  parameters: { kind: 'bytes', maxBytes: formBytes },
} as const

/** The face: its routes, and what records the refusals that are counted and not yet recorded. */
export type HealthDataFace = { readonly routes: readonly HttpRoute[]; readonly flush: () => Promise<void> }

/**
 * The FHIR face for other countries (EU Health Data API). The routes release nothing by themselves: what is released is
 * decided by the core, for each person and category.
 */
export function healthDataFace(needs: HealthDataNeeds): HealthDataFace {
  const { refused, flush } = refusalEvents(needs)
  const answered: HttpRoute[] = []
  const troubled = (trouble: Trouble, request: WebRequest) =>
    recordedTrouble(
      needs,
      refused,
      { trouble, request },
      toldInFhir(methodsAt(makeRegistry(answered), request.path), request),
    )
  const common = { releases: 'nothing', calledBySystems: true, troubled } as const
  const answers = (interaction: Interaction) => (request: WebRequest) =>
    answerInteraction(needs, refused, interaction, request)
  for (const { id, path, method, body, interaction } of interactions) {
    const route = { ...common, id, path: `${addresses.base}${path}`, answer: answers(interaction) }
    answered.push(method === 'GET' ? get(route) : post({ ...route, body: bodies[body ?? 'form'] }))
  }
  answered.push(...discoveryRoutes(needs, common))
  const routes = [...answered, ...absentRoutes(common, answered), ...tokenRoutes(needs, refused)]
  return { routes, flush }
}

type Common = Pick<HttpRoute, 'releases' | 'calledBySystems' | 'troubled'>

function tokenRoutes(needs: HealthDataNeeds, refused: RefusalEvents['refused']): readonly HttpRoute[] {
  return [
    post({
      id: 'health-data-token',
      path: addresses.token,
      releases: 'nothing',
      calledBySystems: true,
      body: bodies.form,
      answer: async (request) => jsonAnswer(await issueToken(needs, refused, request)),
      troubled: (trouble, request) => recordedTrouble(needs, refused, { trouble, request }, tokenRefused),
    }),
  ]
}

function discoveryRoutes({ origin, certificateOf }: HealthDataNeeds, common: Common): readonly HttpRoute[] {
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

/** What is not here is told in FHIR too: by 405 where another method is, and else by 404. */
function absentRoutes(common: Common, answered: readonly HttpRoute[]): readonly HttpRoute[] {
  const there = makeRegistry(answered)
  const answer = ({ path }: WebRequest): never => {
    if (methodsAt(there, path).length === 0) {
      throw new Problem('not-found', 'not-supported', 'There is no such interaction here')
    }
    throw new Problem('unsupported', 'method-not-allowed', 'This method is not allowed here')
  }
  const body = { kind: 'bytes', maxBytes: formBytes } as const
  return ['', '/*'].flatMap((rest) => {
    const path = `${addresses.base}${rest}`
    const id = rest === '' ? 'health-data-base' : 'health-data-absent'
    return [get({ ...common, id, path, answer }), post({ ...common, id: `${id}-form`, body, path, answer })]
  })
}
